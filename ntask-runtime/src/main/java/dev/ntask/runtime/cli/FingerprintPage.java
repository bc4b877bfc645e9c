package dev.ntask.runtime.cli;

import dev.ntask.runtime.execute.Prediction;
import dev.ntask.runtime.fingerprint.Fingerprint;
import dev.ntask.runtime.fingerprint.Fingerprint.Field;
import dev.ntask.runtime.fingerprint.Fingerprint.Kind;
import dev.ntask.runtime.input.InputFile;
import dev.ntask.runtime.plan.Action;
import dev.ntask.runtime.report.JsonText;
import dev.ntask.runtime.report.OneLine;
import java.util.List;
import java.util.Optional;

/**
 * Shows what decides an action's result: the fields of its fingerprint, all of them and as they are hashed.
 *
 * <p>As text, a field is a line, sorted, so that two pages can be compared by any tool that compares lines.
 */
final class FingerprintPage {
    private static final int WIDEST_NAME = 48;

    private final Prediction prediction;
    private final Fingerprint fingerprint;

    FingerprintPage(Prediction prediction) {
        this.prediction = prediction;
        this.fingerprint = prediction.fingerprint();
    }

    String text() {
        StringBuilder text = new StringBuilder();
        int width = nameWidth();
        line(text, "fingerprint", width, OneLine.of(prediction.action().name()), shownDigest());
        for (Field field : fingerprint.fields()) {
            line(text, field.kind().word(), width, OneLine.of(field.name()), field.value());
        }
        return text.toString();
    }

    private String shownDigest() {
        Optional<Action> open = prediction.waitsFor();
        return open.isEmpty()
                ? fingerprint.digest().sha256()
                : "not known before " + OneLine.of(open.get().name()) + " has run";
    }

    private int nameWidth() {
        int width = prediction.action().name().length();
        for (Field field : fingerprint.fields()) {
            width = Math.max(width, field.name().length());
        }
        return Math.min(width, WIDEST_NAME);
    }

    private static void line(StringBuilder text, String word, int width, String name, String value) {
        text.append(word);
        pad(text, 13 - word.length());
        text.append(name);
        pad(text, Math.max(width - name.length(), 0) + 2);
        text.append(value).append('\n');
    }

    private static void pad(StringBuilder text, int spaces) {
        for (int i = 0; i < spaces; i++) {
            text.append(' ');
        }
    }

    String json() {
        JsonText json = new JsonText().open('{');
        json.name("action").string(prediction.action().name());
        json.name("fingerprint")
                .stringOrNull(
                        prediction.waitsFor().isPresent()
                                ? Optional.empty()
                                : Optional.of(fingerprint.digest().sha256()));
        json.name("waits_for").stringOrNull(prediction.waitsFor().map(Action::name));
        json.name("schema").raw(only(Kind.SCHEMA).orElse("null"));
        json.name("task").stringOrNull(only(Kind.TASK));
        files(json);
        values(json, "args", Kind.ARGUMENT);
        values(json, "env", Kind.ENVIRONMENT);
        values(json, "tools", Kind.TOOL);
        json.name("code").stringOrNull(only(Kind.CODE));
        values(json, "deps", Kind.DEPENDENCY);
        json.name("java").raw(only(Kind.JAVA).orElse("null"));
        json.name("platform").stringOrNull(only(Kind.PLATFORM));
        values(json, "declaration", Kind.DECLARATION);
        return json.close('}').toString();
    }

    private void files(JsonText json) {
        json.name("files").open('[');
        for (InputFile file : prediction.inputs().files()) {
            json.item().openLine();
            json.inline("path").string(file.path());
            json.inline("digest").stringOrNull(file.digest().map(digest -> digest.sha256()));
            json.inline("executable").raw(Boolean.toString(file.executable()));
            json.inline("link").stringOrNull(file.linkTarget());
            json.closeLine();
        }
        json.close(']');
    }

    private void values(JsonText json, String name, Kind kind) {
        json.name(name).open('{');
        for (Field field : of(kind)) {
            json.name(field.name()).string(field.value());
        }
        json.close('}');
    }

    private Optional<String> only(Kind kind) {
        List<Field> fields = of(kind);
        return fields.isEmpty() ? Optional.empty() : Optional.of(fields.get(0).value());
    }

    private List<Field> of(Kind kind) {
        return fingerprint.fields().stream()
                .filter(field -> field.kind() == kind)
                .toList();
    }
}
