package com.acme.more;

import static com.acme.Tasks_.*;
import static dev.ntask.Ntask.*;

import com.acme.*;
import dev.ntask.*;
import java.util.*;
import java.util.function.*;

public class MoreTasks {
    static final List<String> NAMES = List.of(COMPILE, JAR, Tasks_.COMPILE);
    static final Supplier<String> LATER = () -> MoreTasks_.LINT + COMPILE;

    @Task
    static void lint() {
        shell("true");
    }

    @Task(before = JAR)
    static void format() {
        depends(MoreTasks::lint);
    }
}
