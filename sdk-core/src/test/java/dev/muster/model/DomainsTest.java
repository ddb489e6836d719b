package dev.muster.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.model.InvalidValueException.Code;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DomainsTest {

    @Test
    @DisplayName("domains are kept as A-labels in lower case, and compare so")
    void canonical() {
        Domains domains = Domains.only("Example.COM", "b\u00FCcher.example").refusing("EXAMPLE.net");
        assertThat(domains.allowed()).containsExactly("example.com", "xn--bcher-kva.example");
        assertThat(domains.refused()).containsExactly("example.net");
        assertThat(domains)
                .isEqualTo(Domains.only("xn--bcher-kva.example", "example.com").refusing("example.net"));
        assertThat(domains.allow(EmailAddress.of("x@B\u00DCCHER.example"))).isTrue();
        assertThat(domains.allow(EmailAddress.of("example.com@example.org"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "com",
                "@example.com",
                "x@example.com",
                "*.example.com",
                "example.com.",
                ".example.com",
                "example.com, example.org",
                "example.com example.org",
                "[127.0.0.1]",
                "127.0.0.1",
                "exa\u200Bmple.com",
                "a@b@c.example"
            })
    @DisplayName("what is no domain of a mail address is refused, for allowed and for refused ones")
    void malformed(String domain) {
        for (String field : new String[] {"allowed", "refused"}) {
            assertThatThrownBy(() -> {
                        if (field.equals("allowed")) {
                            Domains.only(domain);
                        } else {
                            Domains.ANY.refusing(domain);
                        }
                    })
                    .asInstanceOf(InstanceOfAssertFactories.type(InvalidValueException.class))
                    .returns(field, InvalidValueException::field)
                    .returns(Code.MALFORMED, InvalidValueException::code);
        }
    }

    @Test
    @DisplayName("100 domains are enough")
    void tooMany() {
        Set<String> hundred =
                IntStream.range(0, 100).mapToObj(i -> "d" + i + ".example").collect(Collectors.toSet());
        assertThat(new Domains(hundred, hundred).allowed()).hasSize(100);
        assertThatThrownBy(() -> Domains.only(IntStream.range(0, 101)
                        .mapToObj(i -> "d" + i + ".example")
                        .toArray(String[]::new)))
                .asInstanceOf(InstanceOfAssertFactories.type(InvalidValueException.class))
                .returns(Code.TOO_MANY, InvalidValueException::code);
    }
}
