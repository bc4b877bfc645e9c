package dev.ntask.runtime.cli;

import dev.ntask.Ntask;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/** The main class of a project whose tasks do not end by themselves; each writes a file {@code ready} once it is busy. */
final class SignalProject {
    private SignalProject() {}

    public static void main(String[] arguments) {
        new FakeLaunch(
                        "command\nstubborn-command\nmarkless-command\nstubborn-body\nexit\nleft-running\nquick\nmechanism\nafter @command")
                .body(
                        "command",
                        words -> Ntask.shell("sh -c '(sleep 999 & echo $! > grandchild)'; echo > ready; sleep 998"))
                .body(
                        "stubborn-command",
                        words -> Ntask.shell("trap '' TERM INT HUP; sleep 999 & echo $! > grandchild; echo > ready; "
                                + "while true; do wait; done"))
                .body(
                        "markless-command",
                        words -> Ntask.shell(
                                "env -i sh -c '(sleep 999 & echo $! > grandchild)'; echo > ready; sleep 998"))
                .body("stubborn-body", words -> {
                    Files.writeString(Path.of("ready"), "\n");
                    while (true) {
                        LockSupport.parkNanos(1_000_000);
                    }
                })
                .body("left-running", words -> new Thread(LockSupport::park).start())
                .body("mechanism", words -> {
                    Ntask.shell("true");
                    String chosen = System.getProperty("jdk.lang.Process.launchMechanism", "the default");
                    Files.writeString(Path.of("mechanism"), chosen);
                })
                .body("exit", words -> System.exit(0))
                .start(arguments);
    }
}
