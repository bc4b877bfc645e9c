import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Work on a number of threads. */
class Work {
    private Work() {}

    /** Does all pieces, and adds up what they return. */
    static long sum(int threads, List<Callable<Long>> pieces) throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Long>> futures = new ArrayList<>();
            for (Callable<Long> piece : pieces) {
                futures.add(executor.submit(piece));
            }
            long sum = 0;
            for (Future<Long> future : futures) {
                sum += future.get();
            }
            return sum;
        } finally {
            executor.shutdown();
        }
    }
}
