package dev.muster.testkit;

import static dev.muster.testkit.BadInput.BIG;
import static dev.muster.testkit.BadInput.LONG;
import static dev.muster.testkit.BadInput.MANY;
import static dev.muster.testkit.BadInput.NO_TEAM;

import dev.muster.InviteService;
import dev.muster.model.InvalidValueException.Code;
import dev.muster.model.InviteEdit;
import dev.muster.model.InviteId;
import dev.muster.model.InviteQuery;
import dev.muster.model.MusterException.Reason;
import dev.muster.model.NewInvite;
import dev.muster.model.Page;
import dev.muster.model.Person;
import dev.muster.model.VerifiedUser;
import dev.muster.spi.AccountProvisioner;
import java.time.Duration;
import java.util.List;

/** What may be wrong in calls about invites. */
final class BadInviteInput {

    private static final String SEND = "InviteService.send(Actor,TeamId,NewInvite)";
    private static final String EDIT = "InviteService.edit(Actor,TeamId,InviteId,InviteEdit)";
    private static final String LIST = "InviteService.list(Actor,TeamId,InviteQuery)";

    private BadInviteInput() {}

    static void addTo(BadInput bad, InviteId open, InviteId foreign, String token) {
        InviteService invites = bad.on.muster.invites();
        send(bad, invites);
        edit(bad, invites, open);
        unknown(bad, invites, foreign);
        list(bad, invites);
        tokens(bad, invites, token);
        BadInvitationInput.addTo(bad, foreign, token);
    }

    private static void send(BadInput bad, InviteService invites) {
        Scene on = bad.on;
        NewInvite invite = NewInvite.to(Scene.address(Scene.user("new"))).role("member");
        bad.refused(SEND, Reason.TEAM_NOT_FOUND, () -> invites.send(on.ann, NO_TEAM, invite));
        bad.invalid(SEND, "email", Code.MALFORMED, () -> invites.send(on.ann, on.id(), invite.another("a@b,c@d")));
        bad.invalid(SEND, "name", Code.TOO_LONG, () -> invites.send(on.ann, on.id(), invite.name(LONG)));
        bad.invalid(SEND, "name", Code.MALFORMED, () -> invites.send(on.ann, on.id(), invite.name("a\r\nBcc: b")));
        bad.invalid(SEND, "location", Code.TOO_LONG, () -> invites.send(on.ann, on.id(), invite.location(LONG)));
        bad.invalid(
                SEND, "message", Code.TOO_LONG, () -> invites.send(on.ann, on.id(), invite.message("x".repeat(1_001))));
        bad.invalid(SEND, "message", Code.MALFORMED, () -> invites.send(on.ann, on.id(), invite.message("a\u0000")));
        bad.invalid(SEND, "attributes", Code.TOO_MANY, () -> invites.send(on.ann, on.id(), invite.attributes(MANY)));
        bad.invalid(SEND, "attributes", Code.TOO_LONG, () -> invites.send(on.ann, on.id(), invite.attributes(BIG)));
        bad.invalid(SEND, "roles", Code.REQUIRED, () -> invites.send(on.ann, on.id(), invite.grants(List.of())));
        bad.invalid(SEND, "roles", Code.MALFORMED, () -> invites.send(on.ann, on.id(), invite.role("member")));
        bad.invalid(
                SEND,
                "roles",
                Code.TOO_MANY,
                () -> invites.send(on.ann, on.id(), invite.grants(BadInput.tooManyRoles())));
        bad.invalid(SEND, "roles", Code.OUT_OF_RANGE, () -> invites.send(on.ann, on.id(), invite.grants(bad.ended())));
        bad.refused(SEND, Reason.ROLE_NOT_FOUND, () -> invites.send(on.ann, on.id(), invite.role("nonesuch")));
        for (Duration period : periods()) {
            bad.invalid(
                    SEND,
                    "expiresIn",
                    Code.OUT_OF_RANGE,
                    () -> invites.send(on.ann, on.id(), invite.expiresIn(period)));
        }
    }

    private static List<Duration> periods() {
        return List.of(
                Duration.ZERO,
                Duration.ofHours(-1),
                Duration.ofHours(1).minusNanos(1),
                Duration.ofDays(30).plusNanos(1),
                Duration.ofSeconds(Long.MAX_VALUE));
    }

    private static void edit(BadInput bad, InviteService invites, InviteId open) {
        Scene on = bad.on;
        InviteEdit edit = InviteEdit.of();
        bad.refused(EDIT, Reason.TEAM_NOT_FOUND, () -> invites.edit(on.ann, NO_TEAM, open, edit));
        bad.invalid(EDIT, "name", Code.TOO_LONG, () -> invites.edit(on.ann, on.id(), open, edit.name(LONG)));
        bad.invalid(EDIT, "location", Code.TOO_LONG, () -> invites.edit(on.ann, on.id(), open, edit.location(LONG)));
        bad.invalid(
                EDIT, "attributes", Code.TOO_MANY, () -> invites.edit(on.ann, on.id(), open, edit.attributes(MANY)));
        bad.invalid(EDIT, "attributes", Code.TOO_LONG, () -> invites.edit(on.ann, on.id(), open, edit.attributes(BIG)));
        bad.invalid(EDIT, "roles", Code.REQUIRED, () -> invites.edit(on.ann, on.id(), open, edit.grants(List.of())));
        bad.invalid(
                EDIT,
                "roles",
                Code.TOO_MANY,
                () -> invites.edit(on.ann, on.id(), open, edit.grants(BadInput.tooManyRoles())));
        bad.invalid(
                EDIT, "roles", Code.OUT_OF_RANGE, () -> invites.edit(on.ann, on.id(), open, edit.grants(bad.ended())));
        bad.refused(EDIT, Reason.ROLE_NOT_FOUND, () -> invites.edit(on.ann, on.id(), open, edit.roles("nonesuch")));
        bad.refused(EDIT, Reason.STALE_REV, () -> invites.edit(on.ann, on.id(), open, edit.ifRev(0)));
        for (Duration period : periods()) {
            bad.invalid(
                    EDIT,
                    "expiresIn",
                    Code.OUT_OF_RANGE,
                    () -> invites.edit(on.ann, on.id(), open, edit.expiresIn(period)));
        }
    }

    private static void unknown(BadInput bad, InviteService invites, InviteId id) {
        Scene on = bad.on;
        Reason unknown = Reason.INVITE_NOT_FOUND;
        bad.refused(EDIT, unknown, () -> invites.edit(on.ann, on.id(), id, InviteEdit.of()));
        bad.refused("InviteService.resend(Actor,TeamId,InviteId)", unknown, () -> invites.resend(on.ann, on.id(), id));
        bad.refused(
                "InviteService.resendWithoutMail(Actor,TeamId,InviteId)",
                unknown,
                () -> invites.resendWithoutMail(on.ann, on.id(), id));
        bad.refused("InviteService.revoke(Actor,TeamId,InviteId)", unknown, () -> invites.revoke(on.ann, on.id(), id));
        bad.refused(
                "InviteService.copyLink(Actor,TeamId,InviteId)", unknown, () -> invites.copyLink(on.ann, on.id(), id));
        bad.refused("InviteService.get(Actor,TeamId,InviteId)", unknown, () -> invites.get(on.ann, on.id(), id));
        bad.refused(
                "MemberService.person(Actor,TeamId,InviteId)",
                unknown,
                () -> on.muster.members().person(on.ann, on.id(), id));
    }

    private static void list(BadInput bad, InviteService invites) {
        Scene on = bad.on;
        InviteQuery all = InviteQuery.all();
        bad.refused(LIST, Reason.TEAM_NOT_FOUND, () -> invites.list(on.ann, NO_TEAM, all));
        for (Page page : BadInput.badSizes()) {
            bad.invalid(LIST, "size", Code.OUT_OF_RANGE, () -> invites.list(on.ann, on.id(), all.page(page)));
        }
        bad.invalid(
                LIST, "cursor", Code.MALFORMED, () -> invites.list(on.ann, on.id(), all.page(BadInput.badCursor())));
    }

    private static void tokens(BadInput bad, InviteService invites, String good) {
        VerifiedUser user = Scene.verified(Scene.user("x"));
        AccountProvisioner none = invite -> Person.of(Scene.user("x"), invite.email());
        Reason unknown = Reason.INVITE_NOT_FOUND;
        for (String token : List.of("", " ", "x", good + "A", good + "=", good.substring(1), "é".repeat(84))) {
            bad.refused("InviteService.preview(String)", unknown, () -> invites.preview(token));
            bad.refused("InviteService.preview(String,VerifiedUser)", unknown, () -> invites.preview(token, user));
            bad.refused("InviteService.accept(String,VerifiedUser)", unknown, () -> invites.accept(token, user));
            bad.refused("InviteService.accept(String,AccountProvisioner)", unknown, () -> invites.accept(token, none));
            bad.refused("InviteService.decline(String)", unknown, () -> invites.decline(token));
        }
        bad.refused(
                "InviteService.preview(String,VerifiedUser)", Reason.WRONG_ACCOUNT, () -> invites.preview(good, user));
        bad.refused(
                "InviteService.accept(String,VerifiedUser)", Reason.WRONG_ACCOUNT, () -> invites.accept(good, user));
        bad.invalid(
                "InviteService.accept(String,VerifiedUser)",
                "name",
                Code.TOO_LONG,
                () -> invites.accept(good, user.name(LONG)));
    }
}
