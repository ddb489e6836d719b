package dev.muster.inmemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.muster.Muster;
import dev.muster.model.Actor;
import dev.muster.model.HistoryQuery;
import dev.muster.model.Invite;
import dev.muster.model.InviteEdit;
import dev.muster.model.InviteEntry;
import dev.muster.model.InviteLink;
import dev.muster.model.InviteLinks;
import dev.muster.model.InviteQuery;
import dev.muster.model.LinkKey;
import dev.muster.model.MusterException;
import dev.muster.model.NewInvite;
import dev.muster.model.NewTeam;
import dev.muster.model.Page;
import dev.muster.model.PeopleQuery;
import dev.muster.model.Person;
import dev.muster.model.TeamId;
import dev.muster.model.UserId;
import dev.muster.model.VerifiedUser;
import dev.muster.spi.Notification;
import dev.muster.spi.Notifier;
import dev.muster.spi.Notifier.DeliveryException;
import dev.muster.testkit.MailCatcher;
import dev.muster.testkit.MutableClock;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Links, tokens and keys get out by mail and by copyLink, and in no other way. */
class SecrecyTest {

    private static final byte[] KEY = HexFormat.of().parseHex("5ec2e7".repeat(11));
    private static final String PAGE = "https://app.example.com/join";

    private final ObjectMapper json = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new Jdk8Module())
            .build();
    private final MemoryStorage storage = MemoryStorage.create();
    private final MutableClock clock = MutableClock.create();
    private final MailCatcher mail = new MailCatcher();
    private final LinkKey key = LinkKey.fromBytes(KEY);
    private final InviteLinks links = InviteLinks.to(PAGE, key);
    private final Set<String> secrets = new LinkedHashSet<>(
            List.of(Base64.getEncoder().encodeToString(KEY), HexFormat.of().formatHex(KEY)));
    private final List<String> said = new ArrayList<>();
    private final Actor ann = Actor.user("ann");
    private final Muster muster = Muster.builder(storage)
            .links(links)
            .notifier(notification -> {
                remember(notification.link());
                mail.send(notification);
            })
            .listener(this::hear)
            .listener(event -> {
                throw new IllegalStateException("a listener broke");
            })
            .clock(clock)
            .build();

    @BeforeEach
    void listen() {
        CaughtLog.begin();
    }

    @AfterEach
    void stop() {
        CaughtLog.end();
    }

    @Test
    @DisplayName(
            "nothing that is returned, thrown, logged, told, stored or written as JSON has a token, a link or a key in it")
    void nothingLeaks() throws Exception {
        Person owner = Person.of("ann", "ann@example.com").name("Ann");
        TeamId team = call(() ->
                        muster.teams().create(ann, NewTeam.named("Acme").owner(owner)))
                .id();
        deliver(team, "ben@example.com");
        deliveryFails(team);
        resendCopyAndAccept(team);
        refusals(team);
        read(team);

        said.addAll(CaughtLog.end());
        assertThat(secrets).hasSizeGreaterThan(12);
        assertThat(said).hasSizeGreaterThan(200);
        assertThat(said)
                .anyMatch(line -> line.startsWith("DEBUG Sent"))
                .anyMatch(line -> line.startsWith("WARN Gave up"));
        for (String line : said) {
            assertThat(line).doesNotContain(secrets);
        }
    }

    @Test
    @DisplayName("what carries a secret or an authority has no JSON")
    void noJson() {
        InviteLink link = links.link("token");
        for (Object secret : List.of(link, links, key, VerifiedUser.of("ben", "ben@example.com"))) {
            assertThatThrownBy(() -> json.writeValueAsString(secret)).isInstanceOf(JsonMappingException.class);
        }
        TeamId team = muster.teams()
                .create(ann, NewTeam.named("Acme").owner(Person.of("ann", "ann@example.com")))
                .id();
        Invite invite =
                muster.invites().send(ann, team, NewInvite.to("ben@example.com").role("member"));
        muster.runDueWork();
        Notification notification = mail.to("ben@example.com").get(0);
        assertThat(notification.invite()).isEqualTo(invite.id());
        assertThatThrownBy(() -> json.writeValueAsString(notification)).isInstanceOf(JsonMappingException.class);
    }

    private void deliver(TeamId team, String address) throws Exception {
        call(() -> muster.invites()
                .send(ann, team, NewInvite.to(address).name("Ben").role("admin").message("Hi")));
        call(muster::runDueWork);
        mail.all().forEach(this::say);
    }

    /** Notifiers and servers that say the link in every way they can. */
    private void deliveryFails(TeamId team) throws Exception {
        List<Exception> failures = List.of(
                new IllegalStateException("placeholder"),
                new IllegalArgumentException(new IllegalStateException("cause")));
        Muster leaky = another(links, notification -> {
            remember(notification.link());
            String url = notification.requireLink().url();
            String token = tokenIn(url);
            switch (notification.to().key().charAt(0)) {
                case 'p' -> throw DeliveryException.passing(url + " " + token, new IllegalStateException(url));
                case 'q' ->
                    throw DeliveryException.permanent(
                            "550 <" + url + ">\r\n" + token, new IllegalStateException(token));
                case 'r' -> throw new IllegalStateException(url, failures.get(0));
                default -> throw new AssertionError(token);
            }
        });
        for (String name : List.of("p", "q", "r", "s")) {
            call(() -> leaky.invites()
                    .send(ann, team, NewInvite.to(name + "@example.com").role("member")));
        }
        for (int i = 0; i < 12; i++) {
            call(leaky::runDueWork);
            clock.advance(Duration.ofHours(6));
        }
        List<InviteEntry> all =
                muster.invites().list(ann, team, InviteQuery.all()).items();
        assertThat(all.stream().filter(row -> row.invite().delivery().reason() != null))
                .hasSize(4);
    }

    private void resendCopyAndAccept(TeamId team) throws Exception {
        deliver(team, "eve@example.com");
        Invite invite = muster.invites()
                .list(ann, team, InviteQuery.all())
                .items()
                .get(0)
                .invite();
        clock.advance(Duration.ofHours(1));
        String old = mail.tokenTo("eve@example.com");
        call(() -> muster.invites().resend(ann, team, invite.id()));
        call(muster::runDueWork);
        InviteLink copied = call(() -> muster.invites().copyLink(ann, team, invite.id()));
        remember(copied);
        String token = mail.tokenTo("eve@example.com");
        refused(() -> muster.invites().preview(old));
        call(() -> muster.invites().preview(token));
        call(() -> muster.invites().preview(token, VerifiedUser.of("eve", "eve@example.com")));
        refused(() -> muster.invites().accept(token, row -> Person.of("eve", "eve@example.com")));
        refused(() -> muster.invites().accept(token, VerifiedUser.of("eve", "other@example.com")));
        call(() -> muster.invites().accept(token, VerifiedUser.of("eve", "eve@example.com")));
        call(() -> muster.invites().accept(token, VerifiedUser.of("eve", "eve@example.com")));
        refused(() -> muster.invites().accept(token, VerifiedUser.of("joe", "eve@example.com")));
        deliver(team, "zoe@example.com");
        String zoes = mail.tokenTo("zoe@example.com");
        say(catchThrowable(() -> muster.invites().accept(zoes, row -> {
            throw new IllegalStateException("no account for " + row);
        })));
        call(() -> muster.invites().decline(zoes));
    }

    private void refusals(TeamId team) throws Exception {
        deliver(team, "max@example.com");
        String token = mail.tokenTo("max@example.com");
        Invite invite = muster.invites()
                .list(ann, team, InviteQuery.all())
                .items()
                .get(0)
                .invite();
        for (String bad : List.of(
                token.substring(1), token + "=", token.substring(0, 83) + "!", token.toLowerCase(Locale.ROOT))) {
            refused(() -> muster.invites().preview(bad));
            refused(() -> muster.invites().decline(bad));
        }
        Muster rotated = another(InviteLinks.to(PAGE, LinkKey.ephemeral()), mail);
        refused(() -> rotated.invites().preview(token));
        refused(() -> rotated.invites().copyLink(ann, team, invite.id()));
        refused(() -> muster.invites().resend(ann, team, invite.id()));
        refused(() -> muster.invites().copyLink(Actor.user("nobody"), team, invite.id()));
        refused(() ->
                muster.invites().send(ann, team, NewInvite.to("max@example.com").role("member")));
        call(() -> muster.invites().edit(ann, team, invite.id(), InviteEdit.of().roles("member")));
        clock.advance(Duration.ofDays(9));
        refused(() -> muster.invites().preview(token));
        refused(() -> muster.invites().copyLink(ann, team, invite.id()));
        call(() -> muster.invites().revoke(ann, team, invite.id()));
        refused(() -> muster.invites().preview(token));
    }

    /** All that can be read, by users of Muster and by those who look into the storage. */
    private void read(TeamId team) throws Exception {
        Page all = Page.first().size(200);
        call(() -> muster.invites().list(ann, team, InviteQuery.all().page(all)));
        call(() -> muster.members().person(ann, team, UserId.of("ann")));
        call(() -> muster.members()
                .people(ann, team, PeopleQuery.all().page(Page.first().size(2))));
        call(() -> muster.history().list(ann, team, HistoryQuery.all().page(all)));
        storage.read(team, reader -> reader.invites().newest(null, null, Instant.EPOCH, null, 1_000))
                .forEach(this::say);
        storage.work(work -> work.due(Instant.MAX, 1_000)).forEach(this::say);
        muster.close();
        for (Object configured : List.of(muster, links, key, mail)) {
            said.add(configured.toString());
        }
    }

    private Muster another(InviteLinks to, Notifier notifier) {
        return Muster.builder(storage)
                .links(to)
                .notifier(notifier)
                .listener(this::hear)
                .clock(clock)
                .build();
    }

    private void hear(Object event) {
        say(event);
    }

    private void remember(InviteLink link) {
        secrets.add(link.url());
        secrets.add(tokenIn(link.url()));
    }

    private static String tokenIn(String url) {
        return url.substring(url.indexOf('=') + 1);
    }

    private <T> T call(Callable<T> call) throws Exception {
        T answer = call.call();
        say(answer);
        return answer;
    }

    private void refused(Callable<?> call) {
        Throwable refusal = catchThrowable(call::call);
        assertThat(refusal).isInstanceOf(MusterException.class);
        say(refusal);
    }

    private void say(Object value) {
        said.add(String.valueOf(value));
        if (value instanceof Throwable thrown) {
            StringWriter trace = new StringWriter();
            thrown.printStackTrace(new PrintWriter(trace));
            said.add(trace.toString());
            if (thrown instanceof MusterException refusal) {
                said.add(refusal.details() + " " + refusal.missing());
            }
        } else if (!(value instanceof InviteLink) && !(value instanceof Notification)) {
            try {
                said.add(json.writeValueAsString(value));
            } catch (JsonProcessingException e) {
                throw new AssertionError(value + " has no JSON", e);
            }
        }
    }
}
