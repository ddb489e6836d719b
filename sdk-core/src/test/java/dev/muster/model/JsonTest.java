package dev.muster.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.muster.spi.Notification;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** The model as JSON, by Jackson 2 with its own modules and by Jackson 3 as it is. */
class JsonTest {

    /** What a host's mapper does. */
    interface Json {

        String write(Object value) throws Exception;

        Object read(String text, Class<?> type) throws Exception;
    }

    private static final class Jackson2 implements Json {

        private final ObjectMapper mapper = new ObjectMapper().registerModules(new JavaTimeModule(), new Jdk8Module());

        @Override
        public String write(Object value) throws Exception {
            return mapper.writeValueAsString(value);
        }

        @Override
        public Object read(String text, Class<?> type) throws Exception {
            return mapper.readValue(
                    text,
                    type == Slice.class
                            ? mapper.getTypeFactory().constructParametricType(Slice.class, Member.class)
                            : mapper.constructType(type));
        }
    }

    private static final class Jackson3 implements Json {

        private final JsonMapper mapper = JsonMapper.builder().build();

        @Override
        public String write(Object value) {
            return mapper.writeValueAsString(value);
        }

        @Override
        public Object read(String text, Class<?> type) {
            return mapper.readValue(
                    text,
                    type == Slice.class
                            ? mapper.getTypeFactory().constructParametricType(Slice.class, Member.class)
                            : mapper.constructType(type));
        }
    }

    static Stream<Named<Json>> mappers() {
        return Stream.of(Named.of("Jackson 2", new Jackson2()), Named.of("Jackson 3", new Jackson3()));
    }

    @ParameterizedTest
    @MethodSource("mappers")
    @DisplayName("every record is read back as it was written")
    void roundTrip(Json json) throws Exception {
        for (Object sample : Samples.all()) {
            String text = json.write(sample);
            assertThat(json.read(text, sample.getClass())).as(text).isEqualTo(sample);
        }
        EmailAddress address = EmailAddress.of("Ann@Example.com");
        assertThat(json.write(address)).isEqualTo("\"Ann@Example.com\"");
        assertThat(((EmailAddress) json.read(json.write(address), EmailAddress.class)).value())
                .isEqualTo("Ann@Example.com");
    }

    @Test
    @DisplayName("there is a sample of every record")
    void complete() throws Exception {
        List<Class<?>> records =
                Samples.publicTypes().stream().filter(Class::isRecord).toList();
        assertThat(records).hasSizeGreaterThan(30);
        assertThat(Samples.all().stream().<Class<?>>map(Object::getClass).distinct())
                .containsExactlyInAnyOrderElementsOf(records);
    }

    @ParameterizedTest
    @MethodSource("mappers")
    @DisplayName("an id is a plain text, and what is malformed is refused in the request that holds it")
    void values(Json json) throws Exception {
        TeamId id = new TeamId(UUID.fromString("01900000-0000-7000-8000-000000000001"));
        assertThat(json.write(id)).isEqualTo("\"01900000-0000-7000-8000-000000000001\"");
        assertThat(json.write(Permission.of("invoice:read"))).isEqualTo("\"invoice:read\"");
        for (String request : List.of(
                "{\"email\":\"v@a.com,e@b.com\",\"roles\":[]}",
                "{\"email\":\"v@a.com\",\"name\":\"a\\nb\"}",
                "{\"email\":\"v@a.com\",\"roles\":[{\"role\":\"a\"},{\"role\":\"a\"}]}")) {
            assertThatThrownBy(() -> json.read(request, NewInvite.class))
                    .hasRootCauseInstanceOf(InvalidValueException.class);
        }
        assertThat(json.read("{\"email\":\"v@a.com\"}", NewInvite.class)).isEqualTo(NewInvite.to("v@a.com"));
    }

    @ParameterizedTest
    @MethodSource("mappers")
    @DisplayName("an actor is written as who it is, and cannot be claimed by a request")
    void actor(Json json) throws Exception {
        for (Actor actor : List.of(Actor.user("ann"), Actor.system("nightly import"))) {
            String text = json.write(actor);
            assertThat(text).isEqualTo(json.write(actor.ref()));
            assertThatThrownBy(() -> json.read(text, Actor.class)).isNotNull();
        }
        for (String text : List.of("\"ann\"", "{}", "{\"type\":\"SYSTEM\",\"id\":\"x\"}", "[\"ann\"]", "1", "true")) {
            assertThatThrownBy(() -> json.read(text, Actor.class)).as(text).isNotNull();
        }
    }

    @ParameterizedTest
    @MethodSource("mappers")
    @DisplayName("links, keys and the host's word about an address have no JSON form, nor has what holds them")
    void secrets(Json json) {
        byte[] bytes = new byte[32];
        bytes[0] = 7;
        LinkKey key = LinkKey.fromBytes(bytes);
        InviteLinks links = InviteLinks.to("https://app.example.com/join", key);
        InviteLink link = links.link("TOKEN-TOKEN-TOKEN");
        VerifiedUser user = VerifiedUser.of("ann", "ann@example.com");
        Notification mail = new Notification(
                UUID.randomUUID(),
                Notification.Kind.INVITATION,
                new TeamId(UUID.randomUUID()),
                "Acme",
                EmailAddress.of("ann@example.com"),
                null,
                null,
                new InviteId(UUID.randomUUID()),
                null,
                null,
                null,
                List.of(),
                null,
                link,
                Instant.EPOCH);
        for (Object secret : List.of(key, links, link, user, mail)) {
            assertThatThrownBy(() -> json.write(secret))
                    .satisfies(thrown -> assertThat(messages(thrown))
                            .doesNotContain("TOKEN-TOKEN")
                            .doesNotContain(Base64.getEncoder().encodeToString(bytes)));
            assertThat(secret.toString())
                    .doesNotContain("TOKEN-TOKEN")
                    .doesNotContain(Base64.getEncoder().encodeToString(bytes));
            for (String text : List.of("\"ann\"", "{}", "[]", "{\"id\":\"ann\",\"emails\":[\"a@b.com\"]}")) {
                assertThatThrownBy(() -> json.read(text, secret.getClass()))
                        .as("%s from %s", secret.getClass(), text)
                        .isNotNull();
            }
        }
    }

    private static String messages(Throwable thrown) {
        StringBuilder all = new StringBuilder();
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            all.append(cause).append('\n');
        }
        return all.toString();
    }
}
