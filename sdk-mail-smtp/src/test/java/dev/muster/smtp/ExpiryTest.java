package dev.muster.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("How long a link works, in words")
class ExpiryTest {

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "P30D, in 30 days",
        "P7D, in 7 days",
        "P6DT23H59M58S, in 7 days",
        "P6DT20H, in 6 days",
        "P2D, in 2 days",
        "PT47H, in 2 days",
        "PT46H59M, in 47 hours",
        "PT25H, in 25 hours",
        "PT24H, in 1 day",
        "PT23H59M50S, in 1 day",
        "PT23H, in 23 hours",
        "PT2H, in 2 hours",
        "PT1H30M, in 90 minutes",
        "PT1H, in 1 hour",
        "PT59M58S, in 1 hour",
        "PT40M, in 40 minutes",
        "PT1M30S, in 1 minute",
        "PT1S, in 1 minute",
        "PT-1H, in 1 minute"
    })
    @DisplayName("is rounded down, but not by the moment that a mail takes to leave")
    void words(Duration left, String words) {
        assertThat(Expiry.in(Language.shipped(Locale.ENGLISH), Invitations.NOW, Invitations.NOW.plus(left)))
                .isEqualTo(words);
    }
}
