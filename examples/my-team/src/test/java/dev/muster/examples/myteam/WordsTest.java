package dev.muster.examples.myteam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.examples.myteam.web.Words;
import dev.muster.model.DeliveryStatus;
import dev.muster.model.EventType;
import dev.muster.model.Explanation.Verdict;
import dev.muster.model.InvalidValueException;
import dev.muster.model.InviteStatus;
import dev.muster.model.MusterException.Reason;
import dev.muster.model.PeopleAction;
import dev.muster.model.PeopleStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("the words of the pages")
class WordsTest {

    private static final Pattern USED = Pattern.compile("\\bt\\('([^']+)'");
    private static final Words ENGLISH = Words.in(Locale.ENGLISH);

    private static List<String> withoutWords(String prefix, Enum<?>[] constants, String... suffixes) {
        List<String> missing = new ArrayList<>();
        for (Enum<?> constant : constants) {
            for (String suffix : suffixes) {
                String key = prefix + constant.name() + suffix;
                if (!ENGLISH.has(key)) {
                    missing.add(key);
                }
            }
        }
        return missing;
    }

    @Test
    @DisplayName("there are some for all that Muster can answer")
    void everyConstant() {
        assertThat(withoutWords("refusal.", Reason.values(), "", ".text")).isEmpty();
        assertThat(withoutWords("invalid.", InvalidValueException.Code.values(), ""))
                .isEmpty();
        assertThat(withoutWords("event.", EventType.values(), "")).isEmpty();
        assertThat(withoutWords("event_type.", EventType.values(), "")).isEmpty();
        assertThat(withoutWords("status.", PeopleStatus.values(), "")).isEmpty();
        assertThat(withoutWords("invite_status.", InviteStatus.values(), "")).isEmpty();
        assertThat(withoutWords("delivery.", DeliveryStatus.values(), "")).isEmpty();
        assertThat(withoutWords("action.", PeopleAction.values(), "")).isEmpty();
        Verdict[] refusals = Stream.of(Verdict.values())
                .filter(verdict -> verdict != Verdict.ALLOWED)
                .toArray(Verdict[]::new);
        assertThat(withoutWords("why.", refusals, "")).isEmpty();
        Reason[] onTheLandingPage = {
            Reason.INVITE_NOT_FOUND,
            Reason.INVITE_EXPIRED,
            Reason.INVITE_REVOKED,
            Reason.INVITE_DECLINED,
            Reason.INVITE_USED,
            Reason.LINK_REPLACED,
            Reason.TEAM_SUSPENDED,
            Reason.WRONG_ACCOUNT,
            Reason.MAILBOX_NOT_PROVEN,
            Reason.INVITER_LACKS_AUTHORITY,
            Reason.ROLE_GONE,
            Reason.DOMAIN_REFUSED,
            Reason.MEMBER_SUSPENDED
        };
        assertThat(withoutWords("join.", onTheLandingPage, "", ".text", ".next"))
                .isEmpty();
    }

    @Test
    @DisplayName("there are some for all that templates ask for")
    void everyTemplate() throws IOException {
        List<String> missing = new ArrayList<>();
        try (Stream<Path> templates = Files.list(Path.of("src/main/resources/templates"))) {
            templates.forEach(template -> {
                Matcher used = USED.matcher(read(template));
                while (used.find()) {
                    if (!ENGLISH.has(used.group(1))) {
                        missing.add(template.getFileName() + " " + used.group(1));
                    }
                }
            });
        }
        assertThat(missing).isEmpty();
    }

    @Test
    @DisplayName("whoever reads another language reads English, with the dates of English")
    void otherLanguages() {
        assertThat(Words.in(Locale.JAPANESE).date(Instant.EPOCH)).isEqualTo(ENGLISH.date(Instant.EPOCH));
        assertThat(Words.in(Locale.JAPANESE).of("nav.users")).isEqualTo("Users");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
