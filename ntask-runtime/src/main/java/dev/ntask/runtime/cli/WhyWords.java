package dev.ntask.runtime.cli;

import dev.ntask.runtime.event.MissReason;
import dev.ntask.runtime.event.MissReason.Change;
import dev.ntask.runtime.execute.Prediction;
import dev.ntask.runtime.fingerprint.Difference;
import dev.ntask.runtime.report.OneLine;
import java.util.Optional;

/** Puts causes into words that stand in a sentence. */
final class WhyWords {
    private static final int SHORT_DIGEST = 8;
    private static final int DIGEST = 64;

    private WhyWords() {}

    /** What another task would do, and why: {@code gen would run: in.txt changed}. */
    static String wouldDo(Prediction prediction) {
        String name = OneLine.of(prediction.action().name());
        return switch (prediction.verdict()) {
            case HIT -> name + " would be restored";
            case MISS -> name + " would run: " + sentence(prediction.reason().orElseThrow());
            case DEPENDS -> name + " may run";
            case RUNS -> name + " runs every time";
        };
    }

    /** The first cause in a sentence, with the number of the others: {@code in.txt changed (+2 more)}. */
    static String sentence(MissReason reason) {
        int more = reason.changes().size() - 1;
        return sentence(reason.changes().get(0)) + (more == 0 ? "" : " (+" + more + " more)");
    }

    private static String sentence(Change change) {
        String detail = OneLine.of(change.detail());
        return switch (change.kind()) {
            case "first-run" -> "it has not run before";
            case "forced" -> "--force";
            case "untracked" -> detail;
            case "entry-missing" -> "nothing changed, but its stored result is gone";
            case "entry-unusable" -> "its stored result cannot be used: " + detail;
            case "input-modified" -> detail + " changed";
            case "input-added" -> detail + " is new";
            case "input-removed" -> detail + " is gone";
            case "body-changed" -> "its code changed";
            case "upstream-invalidated" -> "what " + detail + " makes changed";
            case "upstream-added" -> "it depends on " + detail + " now";
            case "upstream-removed" -> "it does not depend on " + detail + " any more";
            default -> OneLine.of(change.toString());
        };
    }

    /** What kind of thing a field is, and what happened to it: {@code input modified}. */
    static String happened(Difference difference) {
        return switch (difference.kind()) {
            case SCHEMA -> "ntask stores other results";
            case TASK -> "another task";
            case INPUT -> verb(difference, inputVerb(difference));
            case ARGUMENT -> "argument " + verb(difference, "changed");
            case ENVIRONMENT -> "environment " + verb(difference, "changed");
            case TOOL -> "tool " + verb(difference, "changed");
            case CODE -> verb(difference, "changed");
            case DEPENDENCY -> "dependency " + verb(difference, "changed");
            case JAVA -> "Java version " + verb(difference, "changed");
            case PLATFORM -> "platform " + verb(difference, "changed");
            case DECLARATION -> "declaration " + verb(difference, "changed");
        };
    }

    private static String inputVerb(Difference difference) {
        boolean executable = difference.after().orElse("").endsWith(" executable");
        boolean wasExecutable = difference.before().orElse("").endsWith(" executable");
        boolean sameContent = content(difference.before()).equals(content(difference.after()));
        return sameContent && executable != wasExecutable
                ? executable ? "became executable" : "is no longer executable"
                : "modified";
    }

    private static String content(Optional<String> value) {
        return value.orElse("").replace(" executable", "");
    }

    private static String verb(Difference difference, String both) {
        if (difference.before().isEmpty()) {
            return "added";
        }
        return difference.after().isEmpty() ? "removed" : both;
    }

    /** The name of what differs, for people. */
    static String name(Difference difference) {
        return switch (difference.kind()) {
            case CODE -> "code";
            case SCHEMA, TASK, JAVA, PLATFORM -> difference.kind().word();
            case INPUT, ARGUMENT, ENVIRONMENT, TOOL, DEPENDENCY, DECLARATION -> OneLine.of(difference.name());
        };
    }

    /** A value with its digest cut short. */
    static String value(String value) {
        String text = OneLine.of(value);
        for (int at = 0; at + DIGEST <= text.length(); at++) {
            if (isDigest(text, at)) {
                return text.substring(0, at + SHORT_DIGEST) + text.substring(at + DIGEST);
            }
        }
        return text;
    }

    private static boolean isDigest(String text, int start) {
        for (int i = start; i < start + DIGEST; i++) {
            char c = text.charAt(i);
            if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'))) {
                return false;
            }
        }
        return true;
    }
}
