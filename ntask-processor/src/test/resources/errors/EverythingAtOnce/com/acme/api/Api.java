package com.acme.api;

import dev.ntask.Default;
import dev.ntask.Group;
import dev.ntask.Task;

@Group("api.v1")
public class Api {
    @Task(deps = "web")
    public static void release(String version, @Default("") String Version) {}

    @Task
    public static void overloaded() {}

    public static void overloaded(int times) {}

    public static void notATask() {}

    @Task
    static void list() {}
}
