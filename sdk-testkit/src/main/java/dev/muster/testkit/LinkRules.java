package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.InvitePreview;
import dev.muster.model.UserId;
import dev.muster.spi.StoredInvite;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a link is worth, and to whom. */
interface LinkRules extends RulesPart {

    @Test
    @DisplayName("a token has 84 characters that need no escaping, and each sending has its own")
    default void linkShape() {
        Scene on = Scene.on(subject());
        List<String> tokens = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            UserId user = Scene.user("u" + i);
            on.invite(on.ann, user, "member");
            tokens.add(on.token(user));
        }
        assertThat(tokens).doesNotHaveDuplicates().allMatch(token -> token.matches("[A-Za-z0-9_-]{84}"));
        assertThat(on.mail.all().get(0).requireLink().url()).isEqualTo(Scene.JOIN_PAGE + "?token=" + tokens.get(0));
    }

    @Test
    @DisplayName("a token has one spelling: any other one is unknown, and never touches the team")
    default void linkOneSpelling() {
        CountingStorage counting = new CountingStorage(subject());
        Scene on = Scene.on(counting);
        UserId ben = Scene.user("ben");
        on.invite(on.ann, ben, "member");
        String good = on.token(ben);
        List<String> bogus = new ArrayList<>(List.of(
                "",
                " ",
                "x",
                good + "=",
                good + "==",
                good + "A",
                good + "\n",
                " " + good,
                good.substring(1),
                good.substring(0, 83),
                good.substring(0, 80) + "====",
                good.substring(0, 82) + "==",
                good.substring(0, 83) + "=",
                good.substring(0, 83) + "+",
                good.substring(0, 83) + "\u0000",
                good.substring(0, 83) + "\u0661",
                "\uD83D\uDE00" + good.substring(2),
                "A".repeat(84),
                "_".repeat(84),
                good.repeat(50)));
        for (int i = 0; i < good.length(); i++) {
            for (char c : new char[] {next(good.charAt(i)), swapped(good.charAt(i)), '%', '=', '/', '+'}) {
                if (c != good.charAt(i)) {
                    bogus.add(good.substring(0, i) + c + good.substring(i + 1));
                }
            }
        }

        counting.reset();
        bogus.forEach(token -> Unknown.answers(on, token));
        assertThat(counting.changes()).isZero();
        on.accept(ben);
    }

    @Test
    @DisplayName("unknown, forged, foreign and swapped tokens look the same and change nothing")
    default void linkForged() {
        CountingStorage counting = new CountingStorage(subject());
        Scene on = Scene.on(counting);
        Scene elsewhere = Scene.on(counting);
        UserId ben = Scene.user("ben");
        UserId joe = Scene.user("joe");
        on.invite(on.ann, ben, "member");
        on.invite(on.ann, joe, "member");
        elsewhere.invite(elsewhere.ann, ben, "member");
        Forged bens = Forged.of(on.token(ben));
        Forged joes = Forged.of(on.token(joe));
        Forged foreign = Forged.of(elsewhere.token(ben));

        List<String> bogus = List.of(
                foreign.text(),
                bens.version(2).text(),
                bens.team(foreign).text(),
                bens.invite(joes).text(),
                bens.invite(foreign).text(),
                bens.team(foreign).invite(foreign).text(),
                bens.mac(joes).text(),
                bens.mac(new byte[24]).text(),
                bens.key(foreign).text(),
                bens.generation(2).text(),
                bens.generation(0).text(),
                bens.generation(StoredInvite.MAX_GENERATION).text(),
                bens.team(new UUID(0, 0)).text(),
                bens.invite(UUID.randomUUID()).text());

        counting.reset();
        bogus.forEach(token -> Unknown.answers(on, token));
        assertThat(counting.changes()).isZero();
        assertThat(bens.text()).isEqualTo(on.token(ben));
        on.accept(ben);
    }

    @Test
    @DisplayName("looking at a link a thousand times changes nothing")
    default void linkPreviewChangesNothing() {
        CountingStorage counting = new CountingStorage(subject());
        Scene on = Scene.on(counting);
        UserId ben = Scene.user("ben");
        on.invite(on.ann, ben, "member");
        String token = on.token(ben);
        Snapshot before = Snapshot.of(counting, on.id());
        InvitePreview first = on.muster.invites().preview(token);
        counting.reset();

        for (int i = 0; i < 1_000; i++) {
            assertThat(on.muster.invites().preview(token)).isEqualTo(first);
        }

        assertThat(counting.changes()).isZero();
        assertThat(counting.works()).isZero();
        assertThat(Snapshot.of(counting, on.id())).isEqualTo(before);
    }

    /** The next letter of the alphabet that tokens are written in. */
    private static char next(char c) {
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        return alphabet.charAt((alphabet.indexOf(c) + 1) % alphabet.length());
    }

    private static char swapped(char c) {
        return Character.isUpperCase(c) ? Character.toLowerCase(c) : Character.toUpperCase(c);
    }
}
