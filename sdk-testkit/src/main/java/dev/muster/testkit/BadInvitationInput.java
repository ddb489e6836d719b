package dev.muster.testkit;

import dev.muster.InviteService;
import dev.muster.model.EmailAddress;
import dev.muster.model.InvalidValueException.Code;
import dev.muster.model.InviteId;
import dev.muster.model.MusterException.Reason;
import dev.muster.model.Page;
import dev.muster.model.VerifiedUser;
import java.util.List;

/** Wrong input to what people do with invites that they have no good link of. */
final class BadInvitationInput {

    private static final String MINE = "InviteService.of(VerifiedUser,Page)";
    private static final String HELD = "InviteService.held(Actor,TeamId,Page)";
    private static final String REQUESTS = "InviteService.linkRequests(Actor,TeamId,Page)";

    private BadInvitationInput() {}

    static void addTo(BadInput bad, InviteId foreign, String token) {
        Scene on = bad.on;
        InviteService invites = on.muster.invites();
        VerifiedUser user = Scene.verified(Scene.user("x"));
        Reason unknown = Reason.INVITE_NOT_FOUND;
        bad.refused(
                "InviteService.accept(TeamId,InviteId,VerifiedUser)",
                unknown,
                () -> invites.accept(on.id(), foreign, user));
        bad.refused(
                "InviteService.decline(TeamId,InviteId,VerifiedUser)",
                unknown,
                () -> invites.decline(on.id(), foreign, user));
        bad.refused(
                "InviteService.turnDown(Actor,TeamId,InviteId)",
                unknown,
                () -> invites.turnDown(on.ann, on.id(), foreign));
        bad.refused(
                "InviteService.approve(Actor,TeamId,InviteId)",
                unknown,
                () -> invites.approve(on.ann, on.id(), foreign));
        bad.refused(
                "InviteService.grantLinkRequest(Actor,TeamId,InviteId)",
                unknown,
                () -> invites.grantLinkRequest(on.ann, on.id(), foreign));
        bad.refused(
                "InviteService.grantLinkRequestWithoutMail(Actor,TeamId,InviteId)",
                unknown,
                () -> invites.grantLinkRequestWithoutMail(on.ann, on.id(), foreign));
        bad.refused(
                "InviteService.dismissLinkRequest(Actor,TeamId,InviteId)",
                unknown,
                () -> invites.dismissLinkRequest(on.ann, on.id(), foreign));
        bad.refused(
                "InviteService.failedAccepts(Actor,TeamId,InviteId)",
                unknown,
                () -> invites.failedAccepts(on.ann, on.id(), foreign));
        for (String wrong : List.of("", "x", token + "A", token.substring(1))) {
            bad.refused("InviteService.requestLink(String)", unknown, () -> invites.requestLink(wrong));
            bad.refused("InviteService.suppress(String)", unknown, () -> invites.suppress(wrong));
        }
        for (Page page : BadInput.badSizes()) {
            bad.invalid(MINE, "size", Code.OUT_OF_RANGE, () -> invites.of(user, page));
            bad.invalid(HELD, "size", Code.OUT_OF_RANGE, () -> invites.held(on.ann, on.id(), page));
            bad.invalid(REQUESTS, "size", Code.OUT_OF_RANGE, () -> invites.linkRequests(on.ann, on.id(), page));
        }
        EmailAddress email = EmailAddress.of("x@example.com");
        bad.refused(
                "InviteService.suppress(Actor,EmailAddress)",
                Reason.SYSTEM_ONLY,
                () -> invites.suppress(on.ann, email));
        bad.refused("InviteService.allow(Actor,EmailAddress)", Reason.SYSTEM_ONLY, () -> invites.allow(on.ann, email));
        Page nowhere = BadInput.badCursor();
        bad.invalid(MINE, "cursor", Code.MALFORMED, () -> invites.of(user, nowhere));
        bad.invalid(HELD, "cursor", Code.MALFORMED, () -> invites.held(on.ann, on.id(), nowhere));
        bad.invalid(REQUESTS, "cursor", Code.MALFORMED, () -> invites.linkRequests(on.ann, on.id(), nowhere));
    }
}
