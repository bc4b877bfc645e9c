import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * Lists folders and asks for the attributes of each file, on all cores: no check of inputs does less.
 *
 * <p>After {@code basic} come the folders, after {@code unix} too. With the second, also for the time at which the system
 * noted the last change and for the number of the file: only they tell of a change that keeps size and time. Java gives them
 * by name alone.
 */
class Stat {
    private static final String UNIX = "unix:mode,ino,ctime,size,lastModifiedTime";
    private static final int FORMAT = 0170000;
    private static final int REGULAR = 0100000;

    private Stat() {}

    public static void main(String[] arguments) throws Exception {
        boolean basic = arguments[0].equals("basic");
        List<Callable<Long>> pieces = new ArrayList<>();
        for (int i = 1; i < arguments.length; i++) {
            Path folder = Path.of(arguments[i]);
            pieces.add(() -> count(folder, basic));
        }
        System.out.println(Work.sum(Runtime.getRuntime().availableProcessors(), pieces));
    }

    /** The number of files that were changed at some time, which all were: so that the time must be looked at. */
    private static long count(Path folder, boolean basic) throws IOException {
        long count = 0;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                if (basic ? wasChanged(file) : wasNoted(file)) {
                    count++;
                }
            }
        }
        return count;
    }

    private static boolean wasChanged(Path file) throws IOException {
        BasicFileAttributes attributes =
                Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        return attributes.isRegularFile() && attributes.lastModifiedTime().toMillis() > 0;
    }

    private static boolean wasNoted(Path file) throws IOException {
        Map<String, Object> attributes = Files.readAttributes(file, UNIX, LinkOption.NOFOLLOW_LINKS);
        return ((Integer) attributes.get("mode") & FORMAT) == REGULAR
                && ((FileTime) attributes.get("ctime")).toMillis() > 0
                && ((FileTime) attributes.get("lastModifiedTime")).toMillis() > 0
                && (Long) attributes.get("ino") > 0
                && (Long) attributes.get("size") >= 0;
    }
}
