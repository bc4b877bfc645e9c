package dev.ntask.processor.read;

import dev.ntask.processor.model.Documentation;
import java.text.BreakIterator;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a documentation comment as plain text. */
final class Javadoc {
    /** Longer texts would not fit a class file's string constant; nobody reads them on a terminal either. */
    private static final int LONGEST = 10_000;

    private static final Pattern INLINE = Pattern.compile("\\{@(\\w+)\\s*((?:[^{}]|\\{[^{}]*\\})*)\\}");
    private static final Pattern BREAK = Pattern.compile("(?i)\\s*<(?:p|br|li|/ul|/ol|/pre)\\s*/?>\\s*");
    private static final Pattern TAG = Pattern.compile("</?[a-zA-Z][^<>]*>");

    /** A parameter may also follow the text in the same line, as a comment of one line has it. */
    private static final Pattern BLOCK = Pattern.compile("(?m)^\\s*@(?=\\w)|(?<!\\w)\\s@(?=param\\s)");

    private static final Pattern SPACES = Pattern.compile("[ \\t\\r\\n]+");

    private Javadoc() {}

    static Documentation read(@Nullable String comment) {
        if (comment == null) {
            return new Documentation("", "", Map.of());
        }
        String[] blocks = BLOCK.split(comment, -1);
        String description = plain(blocks[0]);
        Map<String, String> parameters = new TreeMap<>();
        for (int i = 1; i < blocks.length; i++) {
            readParameter(blocks[i], parameters);
        }
        return new Documentation(firstSentence(description), description, parameters);
    }

    private static void readParameter(String block, Map<String, String> parameters) {
        String[] words = block.strip().split("\\s+", 3);
        if (words.length == 3 && words[0].equals("param")) {
            parameters.put(words[1], SPACES.matcher(plain(words[2])).replaceAll(" "));
        }
    }

    /** Paragraphs are separated by one newline, other white space becomes a space. */
    private static String plain(String html) {
        String text = INLINE.matcher(html).replaceAll(match -> inline(match.group(1), match.group(2)));
        StringBuilder plain = new StringBuilder();
        for (String paragraph : BREAK.split(text, -1)) {
            String words = SPACES.matcher(TAG.matcher(paragraph).replaceAll(""))
                    .replaceAll(" ")
                    .strip();
            if (!words.isEmpty()) {
                plain.append(plain.length() == 0 ? "" : "\n").append(words);
            }
        }
        String result = entities(plain.toString());
        return result.length() <= LONGEST ? result : result.substring(0, LONGEST) + "...";
    }

    private static String inline(String tag, String content) {
        String text = content.strip();
        boolean link = tag.equals("link") || tag.equals("linkplain");
        String shown = link ? linkText(text) : text;
        // what the author wrote as code is no markup
        return java.util.regex.Matcher.quoteReplacement(
                shown.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"));
    }

    private static String linkText(String target) {
        int label = target.indexOf(' ');
        if (label > 0 && target.indexOf('(') < 0) {
            return target.substring(label + 1).strip();
        }
        return target.startsWith("#") ? target.substring(1) : target.replace('#', '.');
    }

    private static String entities(String text) {
        return text.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&nbsp;", " ")
                .replace("&#64;", "@")
                .replace("&amp;", "&");
    }

    private static String firstSentence(String description) {
        int paragraph = description.indexOf('\n');
        String first = paragraph < 0 ? description : description.substring(0, paragraph);
        BreakIterator sentences = BreakIterator.getSentenceInstance(Locale.US);
        sentences.setText(first);
        int end = sentences.next();
        return end == BreakIterator.DONE ? first : first.substring(0, end).strip();
    }
}
