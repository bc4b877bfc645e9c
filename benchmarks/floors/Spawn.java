import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** Starts a program so many times on so many threads, and prints how often it ended well. */
class Spawn {
    private Spawn() {}

    public static void main(String[] arguments) throws Exception {
        List<Callable<Long>> pieces = new ArrayList<>();
        for (int i = 0; i < Integer.parseInt(arguments[1]); i++) {
            pieces.add(() -> start(arguments[2]));
        }
        System.out.println(Work.sum(Integer.parseInt(arguments[0]), pieces));
    }

    private static long start(String program) throws Exception {
        Process process = new ProcessBuilder(program)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        return process.waitFor() == 0 ? 1 : 0;
    }
}
