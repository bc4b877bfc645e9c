import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** Lists a folder of folders and asks for the attributes of each file, on all cores: no check of inputs does less. */
class Stat {
    private Stat() {}

    public static void main(String[] arguments) throws Exception {
        List<Callable<Long>> pieces = new ArrayList<>();
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(Path.of(arguments[0]))) {
            for (Path folder : folders) {
                pieces.add(() -> count(folder));
            }
        }
        System.out.println(Work.sum(Runtime.getRuntime().availableProcessors(), pieces));
    }

    /** The number of files that were changed at some time, which all were: so that the time must be looked at. */
    private static long count(Path folder) throws IOException {
        long count = 0;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                BasicFileAttributes attributes =
                        Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
                if (attributes.isRegularFile() && attributes.lastModifiedTime().toMillis() > 0) {
                    count++;
                }
            }
        }
        return count;
    }
}
