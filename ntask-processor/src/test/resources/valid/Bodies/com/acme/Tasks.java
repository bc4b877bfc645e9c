package com.acme;

import static dev.ntask.Ntask.depends;

import dev.ntask.Default;
import dev.ntask.Ntask;
import dev.ntask.Task;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

class Tasks {
    sealed interface Shape permits Circle, Square {}

    record Circle(double radius) implements Shape {}

    record Square(double side) implements Shape {
        Square {
            if (side < 0) {
                throw new IllegalArgumentException(Tasks_.SHAPES + side);
            }
        }
    }

    enum Mode {
        FAST {
            @Override
            String text() {
                return Tasks_.REPORT;
            }
        },
        SLOW;

        String text() {
            return name();
        }
    }

    private static final Map<String, Function<String, ? extends Comparable<?>>> TABLE = new TreeMap<>();

    static {
        TABLE.put(Tasks_.SHAPES, String::length);
        TABLE.put(Tasks_.REPORT, text -> text + Tasks_.REPORT);
    }

    @Task
    static void shapes() throws IOException {
        var shapes = new ArrayList<Shape>(List.of(new Circle(1), new Square(2)));
        var area = shapes.stream()
                .collect(Collectors.groupingBy(
                        shape -> shape instanceof Circle, TreeMap::new, Collectors.summingDouble(Tasks::area)));
        Supplier<Supplier<String>> nested = () -> {
            var name = new Object() {
                final String text = Tasks_.SHAPES;

                String twice() {
                    return text + text;
                }
            };
            return name::twice;
        };
        record Pair<A extends Comparable<A>, B>(A first, B second) {
            static <A extends Comparable<A>> Pair<A, A> twice(A value) {
                return new Pair<>(value, value);
            }
        }
        enum Local {
            ONE
        }
        try (InputStream in = new ByteArrayInputStream(new byte[] {1})) {
            int read = in.read();
            String text = switch (read) {
                case -1 -> """
                        nothing, "\\"
                        """;
                case 0, 1 -> {
                    yield nested.get().get() + Pair.twice(Tasks_.SHAPES) + Local.ONE + area;
                }
                default -> TABLE.get(Tasks_.REPORT).apply("x").toString();
            };
            System.out.println(text);
        }
        shapes.sort((Comparator<Shape> & java.io.Serializable) (a, b) -> Double.compare(area(a), area(b)));
    }

    private static double area(Shape shape) {
        if (shape instanceof Circle circle) {
            return circle.radius() * 3;
        }
        return shape instanceof Square square && square.side() > 0 ? square.side() : 0;
    }

    @Task
    static void report(@Default("SLOW") Mode mode, List<String> titles, @Default("1") int depth, @Default(".") String at) {
        System.out.println(mode.text() + titles + depth + at);
    }

    @Task
    static void all() {
        depends(Tasks::shapes);
        depends(() -> report(Mode.FAST, List.of("a", "b"), -3, "x"));
        Ntask.depends(() -> {
            More.inner();
        });
    }

    static class More extends Tasks {
        @Task
        static void inner() {
            depends(Tasks::shapes, () -> shapes());
        }
    }
}
