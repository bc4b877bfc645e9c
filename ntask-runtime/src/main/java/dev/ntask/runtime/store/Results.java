package dev.ntask.runtime.store;

import dev.ntask.runtime.fingerprint.Digest;
import dev.ntask.runtime.fingerprint.Fingerprint;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Finds and keeps results of actions. Whatever goes wrong here is a miss and a note, never a failure: a build without its
 * cache is slow, not broken.
 */
public final class Results {
    private final ContentStore contents;
    private final ActionCache actions;
    private final ActionCache own;
    private final History history;
    private final Notes notes;
    private volatile boolean stored;

    /** Who may find a result. */
    public enum Share {
        /** Everybody who uses the store. */
        STORE,
        /** Only this project: the result depends on what was there before. */
        PROJECT
    }

    /**
     * Creates the results of a project.
     *
     * @param actions the results of everybody who uses the store
     * @param own those of this project alone; the same object where nobody else uses the store
     */
    public Results(ContentStore contents, ActionCache actions, ActionCache own, History history, Notes notes) {
        this.contents = contents;
        this.actions = actions;
        this.own = own;
        this.history = history;
        this.notes = notes;
    }

    /** Returns the result stored for a fingerprint's digest, if there is one that can be read. */
    public Optional<ActionResult> find(Digest fingerprint) {
        try {
            Optional<ActionResult> found = actions.get(fingerprint.sha256());
            return found.isPresent() || own == actions ? found : own.get(fingerprint.sha256());
        } catch (IOException e) {
            notes.add("cache entry " + fingerprint.sha256() + " cannot be read, so it is not used: " + reason(e));
            return Optional.empty();
        }
    }

    /** Returns the fingerprint of an action's last result in this project, for explaining why it cannot be reused. */
    public Optional<Fingerprint> previous(String action) {
        try {
            Optional<Digest> digest = history.of(action).fingerprint();
            return digest.isEmpty() ? Optional.empty() : fields(digest.get());
        } catch (IOException e) {
            // Nothing is lost but an explanation: the action counts as new.
            return Optional.empty();
        }
    }

    /** Returns the fingerprint that has a digest, if its fields are still stored. */
    public Optional<Fingerprint> fields(Digest fingerprint) {
        try {
            return Optional.of(Fingerprint.decode(contents.read(fingerprint)));
        } catch (IOException e) {
            // Nothing is lost but an explanation.
            return Optional.empty();
        }
    }

    /** Returns the fingerprint whose digest has a SHA-256, if its fields are still stored. */
    public Optional<Fingerprint> fields(String sha256) {
        try {
            Optional<Digest> found = Digest.isSha256(sha256) ? contents.find(sha256) : Optional.empty();
            return found.isPresent() ? fields(found.get()) : Optional.empty();
        } catch (IOException e) {
            // Nothing is lost but an explanation.
            return Optional.empty();
        }
    }

    /**
     * Keeps what decided a run that has no result, for explaining why it would contribute something else later. No result
     * needs it, so a collection may remove it.
     */
    public void keepFields(Fingerprint fingerprint) {
        try {
            contents.put(fingerprint.encode());
        } catch (IOException e) {
            // Nothing is lost but an explanation.
        }
    }

    /** Returns everything that is stored for a task, whatever its arguments were; for explanations. */
    public List<ActionResult> ofTask(String task) {
        try {
            return actions.ofTask(task);
        } catch (IOException e) {
            // Nothing is lost but an explanation.
            return List.of();
        }
    }

    /**
     * Stores a result whose outputs and log are in the content store already, and notes it as the action's last.
     *
     * @return whether it could be stored
     */
    public boolean store(Fingerprint fingerprint, ActionResult result, Share share) {
        try {
            // A crash here leaves blobs that nobody names; the next run stores them again.
            Digest fields = contents.put(fingerprint.encode());
            if (!fields.equals(result.fingerprint())) {
                throw new AssertionError("a result under another action's fingerprint: this is a bug");
            }
            // A crash before this leaves no entry, so a miss. After it everything the entry names is there.
            (share == Share.STORE ? actions : own).put(result);
            this.stored = true;
            // A crash before this leaves the action begun: its outputs are compared again, none is trusted.
            history.settle(result.action(), result.fingerprint());
            return true;
        } catch (IOException e) {
            notes.add("the result of " + result.action() + " was not stored: " + reason(e));
            return false;
        }
    }

    /** Tells whether any result was stored, so that the store has grown. */
    public boolean hasStored() {
        return stored;
    }

    /** Notes that an action's outputs are about to change. */
    void begin(String action) {
        try {
            history.begin(action);
        } catch (IOException e) {
            notes.add("what " + action + " leaves cannot be noted: " + reason(e));
        }
    }

    /** Notes that an action's outputs are those of a result. */
    void settle(String action, Digest fingerprint) {
        try {
            History.Entry last = history.of(action);
            if (!last.settled() || !last.fingerprint().equals(Optional.of(fingerprint))) {
                history.settle(action, fingerprint);
            }
        } catch (IOException e) {
            notes.add("what " + action + " leaves cannot be noted: " + reason(e));
        }
    }

    /** What an action's last result has; empty if that is not known any more. */
    Optional<OutputTree> treeOf(History.Entry last) {
        if (last.fingerprint().isEmpty()) {
            return Optional.of(OutputTree.EMPTY);
        }
        return find(last.fingerprint().get()).map(ActionResult::outputs);
    }

    History.Entry last(String action) throws IOException {
        return history.of(action);
    }

    ContentStore contents() {
        return contents;
    }

    Notes notes() {
        return notes;
    }

    Path temporary() {
        return history.temporary();
    }

    /** Returns why something failed, in words even where the exception has only a path. */
    public static String reason(IOException e) {
        String name = e.getClass().getSimpleName();
        String message = e.getMessage();
        if (message == null) {
            return name;
        }
        return e instanceof FileSystemException && !message.contains(": ") ? message + ": " + words(name) : message;
    }

    private static String words(String exception) {
        return switch (exception) {
            case "AccessDeniedException" -> "permission denied";
            case "NoSuchFileException" -> "no such file";
            case "FileAlreadyExistsException" -> "exists already";
            case "NotDirectoryException" -> "not a directory";
            case "DirectoryNotEmptyException" -> "directory not empty";
            default -> exception;
        };
    }
}
