package com.acme;

public class Graph {
    public static void depends(Runnable notOurs) {
        notOurs.run();
    }

    public static void depends() {}
}
