package dev.muster.smtp;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.MustacheParseException;
import com.samskivert.mustache.Template;
import dev.muster.model.InvalidValueException;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A template that was checked when it was made: it parses, includes nothing and names only variables that are there.
 * So a mistake stops the application when it starts and not a mail in the night.
 */
final class MailTemplate {

    /** What the template engine itself offers within a list. */
    private static final Set<String> BUILT_IN = Set.of("-first", "-last", "-index", ".", "this");

    private final Template template;

    private MailTemplate(Template template) {
        this.template = template;
    }

    /**
     * Compiles and checks.
     *
     * @param field what the template is, for the message of the exception
     * @throws InvalidValueException if it does not parse, includes another one or names an unknown variable
     */
    static MailTemplate of(String field, Mustache.Compiler compiler, String source, Set<String> variables) {
        Template template;
        try {
            template = compiler.compile(source);
        } catch (MustacheParseException e) {
            throw new InvalidValueException(
                    field, InvalidValueException.Code.MALFORMED, "is not a Mustache template: " + e.getMessage());
        }
        template.visit(new Check(field, variables));
        return new MailTemplate(template);
    }

    /** Fills it in. The exception, if any, names a variable and no value. */
    String render(Map<String, Object> values) throws MustacheException {
        return template.execute(values);
    }

    private record Check(String field, Set<String> variables) implements Mustache.Visitor {

        @Override
        public void visitText(String text) {}

        @Override
        public void visitVariable(String name) {
            if (!variables.contains(name) && !BUILT_IN.contains(name)) {
                throw new InvalidValueException(
                        field,
                        InvalidValueException.Code.UNKNOWN,
                        "names the variable \"" + name + "\"; there are " + new TreeSet<>(variables));
            }
        }

        @Override
        public boolean visitInclude(String name) {
            throw new InvalidValueException(
                    field, InvalidValueException.Code.MALFORMED, "includes \"" + name + "\"; a template stands alone");
        }

        @Override
        public boolean visitParent(String name) {
            return visitInclude(name);
        }

        @Override
        public boolean visitBlock(String name) {
            return visitInclude(name);
        }

        @Override
        public boolean visitSection(String name) {
            visitVariable(name);
            return true;
        }

        @Override
        public boolean visitInvertedSection(String name) {
            visitVariable(name);
            return true;
        }
    }
}
