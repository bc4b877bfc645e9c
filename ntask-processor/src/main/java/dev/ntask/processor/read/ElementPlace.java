package dev.ntask.processor.read;

import dev.ntask.processor.model.Place;
import javax.annotation.processing.Messager;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import org.jspecify.annotations.Nullable;

/** A place known by its element only: in a class file, or with a compiler that shows no trees. */
final class ElementPlace implements Place {
    private final Messager messager;
    private final @Nullable Element element;
    private final @Nullable AnnotationMirror mirror;
    private final @Nullable AnnotationValue value;
    private final String file;

    ElementPlace(
            Messager messager,
            @Nullable Element element,
            @Nullable AnnotationMirror mirror,
            @Nullable AnnotationValue value,
            String file) {
        this.messager = messager;
        this.element = element;
        this.mirror = mirror;
        this.value = value;
        this.file = file;
    }

    @Override
    public String file() {
        return file;
    }

    @Override
    public int line() {
        return 0;
    }

    @Override
    public long offset() {
        return -1;
    }

    @Override
    public void report(Kind kind, String text) {
        messager.printMessage(TreePlace.javacKind(kind), text, element, mirror, value);
    }
}
