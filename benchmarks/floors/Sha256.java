import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** Reads the files of a folder and takes the SHA-256 of each, on all cores; prints how many bytes there were. */
class Sha256 {
    private Sha256() {}

    public static void main(String[] arguments) throws Exception {
        List<Callable<Long>> pieces = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(Path.of(arguments[0]))) {
            for (Path file : files) {
                pieces.add(() -> digest(file));
            }
        }
        System.out.println(Work.sum(Runtime.getRuntime().availableProcessors(), pieces));
    }

    private static long digest(Path file) throws Exception {
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        byte[] buffer = new byte[256 * 1024];
        long size = 0;
        try (InputStream in = Files.newInputStream(file)) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                sha256.update(buffer, 0, count);
                size += count;
            }
        }
        return sha256.digest().length == 32 ? size : 0;
    }
}
