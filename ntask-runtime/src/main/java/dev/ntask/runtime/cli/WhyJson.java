package dev.ntask.runtime.cli;

import dev.ntask.core.code.CodeChange;
import dev.ntask.runtime.execute.Explanation;
import dev.ntask.runtime.execute.Explanation.Cause;
import dev.ntask.runtime.execute.Explanation.Reference;
import dev.ntask.runtime.execute.Explanation.Upstream;
import dev.ntask.runtime.execute.Prediction;
import dev.ntask.runtime.fingerprint.Difference;
import dev.ntask.runtime.fingerprint.Fingerprint.Field;
import dev.ntask.runtime.fingerprint.Fingerprint.Kind;
import dev.ntask.runtime.input.CodeChanges;
import dev.ntask.runtime.report.JsonText;
import dev.ntask.runtime.store.ActionResult;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Says why a task would run, or not, as data. */
final class WhyJson {
    private final Explanation explanation;
    private final JsonText json = new JsonText();

    WhyJson(Explanation explanation) {
        this.explanation = explanation;
    }

    String text() {
        Prediction prediction = explanation.prediction();
        boolean waits = prediction.waitsFor().isPresent();
        json.open('{');
        json.name("task").string(prediction.action().name());
        json.name("verdict").string(prediction.verdict().name().toLowerCase(Locale.ROOT));
        json.name("fingerprint")
                .stringOrNull(
                        waits
                                ? Optional.empty()
                                : Optional.of(prediction.fingerprint().digest().sha256()));
        json.name("waits_for").stringOrNull(DryRun.name(prediction.waitsFor()));
        json.name("chain").open('[');
        for (Prediction each : explanation.chain()) {
            json.item();
            DryRun.add(each, json);
        }
        json.close(']');
        DryRun.causes(prediction, json);
        reference();
        json.name("changes");
        causes(prediction, explanation.changes());
        inputs(prediction);
        environment(prediction);
        json.name("dependencies").open('[');
        for (Prediction each : explanation.dependencies()) {
            json.item();
            DryRun.add(each, json);
        }
        json.close(']');
        return json.close('}').toString();
    }

    private void inputs(Prediction prediction) {
        json.name("inputs").open('{');
        json.name("patterns").open('[');
        for (String pattern : prediction.action().task().cached().orElseThrow().inputs()) {
            json.item().string(pattern);
        }
        json.close(']');
        json.name("files").raw(Integer.toString(prediction.inputs().files().size()));
        json.name("changed").raw(Integer.toString(explanation.changedInputs()));
        json.close('}');
    }

    private void environment(Prediction prediction) {
        json.name("env").open('{');
        for (Field field : prediction.fingerprint().fields()) {
            if (field.kind() == Kind.ENVIRONMENT) {
                json.name(field.name()).openLine();
                json.inline("before").stringOrNull(explanation.before(field));
                json.inline("now").string(field.value()).closeLine();
            }
        }
        json.close('}');
    }

    private void reference() {
        json.name("compared_to");
        if (explanation.reference().isEmpty()) {
            json.raw("null");
            return;
        }
        Reference reference = explanation.reference().get();
        Optional<ActionResult> result = reference.result();
        json.open('{');
        json.name("task")
                .stringOrNull(
                        result.isEmpty()
                                ? Optional.empty()
                                : Optional.of(result.get().action()));
        json.name("own").raw(Boolean.toString(reference.own()));
        json.name("fingerprint").string(reference.fields().digest().sha256());
        json.name("completed_at")
                .stringOrNull(
                        result.isEmpty()
                                ? Optional.empty()
                                : Optional.of(result.get().completedAt().toString()));
        json.name("duration_ms")
                .raw(
                        result.isEmpty()
                                ? "null"
                                : Long.toString(result.get().duration().toMillis()));
        json.close('}');
    }

    private void causes(Prediction of, List<Cause> causes) {
        json.open('[');
        for (Cause cause : causes) {
            json.item().open('{');
            Difference difference = cause.difference();
            json.name("kind").string(difference.word());
            json.name("field").string(difference.kind().word());
            json.name("name").string(difference.name());
            json.name("before").stringOrNull(difference.before());
            json.name("after").stringOrNull(difference.after());
            if (cause.code().isPresent()) {
                code(of, cause.code().get());
            }
            if (cause.upstream().isPresent()) {
                upstream(cause.upstream().get());
            }
            json.close('}');
        }
        json.close(']');
    }

    private void code(Prediction of, CodeChanges.Difference code) {
        json.name("assertions_changed").raw(Boolean.toString(code.assertions()));
        json.name("loading_changed").raw(Boolean.toString(code.loading()));
        json.name("opaque_by").stringOrNull(code.opaqueBy());
        json.name("code").open('[');
        String task = of.action().task().name();
        for (CodeChange change : code.parts()) {
            json.item().openLine();
            json.inline("change").string(change.kind().name().toLowerCase(Locale.ROOT));
            json.inline("what").string(change.part().what());
            json.inline("file").string(change.part().file());
            json.inline("line")
                    .raw(
                            change.part().line() == 0
                                    ? "null"
                                    : Integer.toString(change.part().line()));
            json.inline("path").string(String.join(" -> ", change.route(task)));
            json.closeLine();
        }
        json.close(']');
    }

    private void upstream(Upstream upstream) {
        json.name("upstream").open('{');
        json.name("task").string(upstream.prediction().action().name());
        json.name("changes");
        causes(upstream.prediction(), upstream.changes());
        json.close('}');
    }
}
