import dev.ntask.Allow;
import dev.ntask.Task;

@Allow("")
class AllowWithoutReason {
    static final String NONE = " ";

    @Allow("")
    static int field;

    @Allow(NONE)
    AllowWithoutReason() {}

    @Task
    @Allow(value = "")
    static void task() {}

    @Allow("there is one")
    static void good() {}
}
// error at 4:8: [NT050] @Allow on 'AllowWithoutReason' gives no reason; write why no result can depend on what is done there
// error at 8:12: [NT050] @Allow on 'field' gives no reason; write why no result can depend on what is done there
// error at 11:12: [NT050] @Allow on 'AllowWithoutReason' gives no reason; write why no result can depend on what is done there
// error at 15:20: [NT050] @Allow on 'task' gives no reason; write why no result can depend on what is done there
