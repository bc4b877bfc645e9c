import dev.ntask.Arg;
import dev.ntask.Default;
import dev.ntask.Task;
import java.io.File;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** One task for each kind of parameter; each tells what it got. */
class Tasks {
    enum Mode { FAST, SLOW }

    record Version(String text) {
        Version {
            if (!text.matches("[0-9.]+")) {
                throw new IllegalArgumentException("digits and dots only");
            }
        }
    }

    record Port(int number) {
        static Port valueOf(String text) {
            return new Port(Integer.parseInt(text));
        }
    }

    record Color(String name) {
        static Color of(String name) {
            return new Color(name.toUpperCase(java.util.Locale.ROOT));
        }
    }

    record Range(int from, int to) {
        static Range parse(CharSequence text) throws IOException {
            String[] ends = text.toString().split("-", -1);
            if (ends.length != 2) {
                throw new IOException();
            }
            return new Range(Integer.parseInt(ends[0]), Integer.parseInt(ends[1]));
        }
    }

    private static void got(Object value) {
        System.setProperty("ntask.test.bound", String.valueOf(value));
    }

    @Task static void string(String value) { got(value); }
    @Task static void flag(boolean value) { got(value); }
    @Task static void onFlag(@Default("true") boolean value) { got(value); }
    @Task static void boxedFlag(Boolean value) { got(value); }
    @Task static void character(char value) { got(value); }
    @Task static void byteNumber(byte value) { got(value); }
    @Task static void shortNumber(short value) { got(value); }
    @Task static void intNumber(int value) { got(value); }
    @Task static void longNumber(long value) { got(value); }
    @Task static void floatNumber(float value) { got(value); }
    @Task static void doubleNumber(double value) { got(value); }
    @Task static void boxedCharacter(Character value) { got(value); }
    @Task static void boxedByte(Byte value) { got(value); }
    @Task static void boxedShort(Short value) { got(value); }
    @Task static void boxedInt(Integer value) { got(value); }
    @Task static void boxedLong(Long value) { got(value); }
    @Task static void boxedFloat(Float value) { got(value); }
    @Task static void boxedDouble(Double value) { got(value); }
    @Task static void bigInteger(BigInteger value) { got(value); }
    @Task static void bigDecimal(BigDecimal value) { got(value); }
    @Task static void mode(Mode value) { got(value); }
    @Task static void path(Path value) { got(value); }
    @Task static void file(File value) { got(value); }
    @Task static void duration(Duration value) { got(value); }
    @Task static void uri(URI value) { got(value); }
    @Task static void date(LocalDate value) { got(value); }
    @Task static void version(Version value) { got(value); }
    @Task static void port(Port value) { got(value); }
    @Task static void color(Color value) { got(value); }
    @Task static void range(Range value) { got(value); }

    @Task static void strings(List<String> value) { got(value); }
    @Task static void ints(List<Integer> value) { got(value); }
    @Task static void modes(List<Mode> value) { got(value); }
    @Task static void paths(List<Path> value) { got(value); }
    @Task static void ports(@Default({"80", "443"}) List<Port> value) { got(value); }
    @Task static void maybeString(Optional<String> value) { got(value); }
    @Task static void maybeInt(Optional<Integer> value) { got(value); }
    @Task static void maybePath(Optional<Path> value) { got(value); }
    @Task static void defaultInt(@Default("8080") int value) { got(value); }
    @Task static void defaultPath(@Default("build") Path value) { got(value); }
    @Task static void defaultMode(@Default("SLOW") Mode value) { got(value); }
    @Task static void emptyDefault(@Default("") String value) { got("'" + value + "'"); }

    @Task static void named(@Arg(names = {"-p", "--pattern"}) @Default("*") String value) { got(value); }
    @Task static void chosen(@Arg(choices = {"red", "green"}) String value) { got(value); }
    @Task static void chosenInts(@Arg(choices = {"1", "2"}) List<Integer> value) { got(value); }
    @Task static void fromEnv(@Arg(env = "STAGE") @Default("dev") String value) { got(value); }
    @Task static void flagFromEnv(@Arg(env = "DEBUG") boolean value) { got(value); }
    @Task static void listFromEnv(@Arg(env = "PORTS") List<Integer> value) { got(value); }
    @Task static void requiredFromEnv(@Arg(env = "TOKEN") String value) { got(value); }

    /**
     * Explains itself.
     *
     * @param value what the tag says
     * @param other what nobody sees
     */
    @Task static void helpful(String value, @Arg(description = "what the annotation says") @Default("1") int other) {
        got(value + other);
    }

    @Task static void several(Mode value, @Default("1") int times, List<Path> more, boolean loud) {
        got(value + " " + times + " " + more + " " + loud);
    }
}
