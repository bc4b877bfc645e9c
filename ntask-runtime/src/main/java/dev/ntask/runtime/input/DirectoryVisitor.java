package dev.ntask.runtime.input;

import java.nio.file.Path;

/** Is told of the directories that a look at input files leads through. */
public interface DirectoryVisitor {
    /** Takes a directory before it is listed, so that nothing which comes into it afterwards can be missed. */
    void visit(Path directory);
}
