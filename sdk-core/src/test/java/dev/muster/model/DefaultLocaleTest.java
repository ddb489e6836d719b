package dev.muster.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.spi.ListOrder;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the host runs changes nothing: in Turkish, I and i are not two spellings of one letter. */
class DefaultLocaleTest {

    @ParameterizedTest
    @ValueSource(strings = {"tr-TR", "lt-LT", "ar-EG-u-nu-arab", "hi-IN-u-nu-deva", "th-TH-u-ca-buddhist"})
    @DisplayName("addresses, links, limits and order are the same in every default locale")
    void sameEverywhere(String tag) {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag(tag));
        try {
            EmailAddress address = EmailAddress.of("INFO.I@EXAMPLE.IO");
            assertThat(address.key()).isEqualTo("info.i@example.io");
            assertThat(address).isEqualTo(EmailAddress.of("info.i@example.io"));
            assertThat(EmailAddress.of("i@IĞDIR.com").key()).isEqualTo("i@xn--idir-0wa.com");
            assertThat(ListOrder.fold("INES İnes ınes")).isEqualTo("ines ines ines");
            assertThat(InviteLinks.to("HTTPS://I.example/", LinkKey.ephemeral()).keys())
                    .hasSize(1);
            assertThat(LinkKey.ephemeral().id()).matches("[0-9a-f]{8}");
            assertThat(Permission.of("invoice:list")).hasToString("invoice:list");
            assertThat(new InvalidValueException("size", InvalidValueException.Code.OUT_OF_RANGE, "1 to " + 200))
                    .hasMessage("size: 1 to 200");
            assertThat(Limits.defaults().toString()).contains("messageLength=1000");
        } finally {
            Locale.setDefault(before);
        }
    }
}
