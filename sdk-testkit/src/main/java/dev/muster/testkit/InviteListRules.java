package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Muster;
import dev.muster.model.Actor;
import dev.muster.model.EndReason;
import dev.muster.model.EventType;
import dev.muster.model.Invite;
import dev.muster.model.InviteEntry;
import dev.muster.model.InviteId;
import dev.muster.model.InviteLinks;
import dev.muster.model.InviteQuery;
import dev.muster.model.InviteStatus;
import dev.muster.model.LinkKey;
import dev.muster.model.MusterException.Reason;
import dev.muster.model.Page;
import dev.muster.model.Slice;
import dev.muster.model.UserId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Revoking invites, copying their links, looking at them. */
interface InviteListRules extends RulesPart {

    @Test
    @DisplayName("a revoked invite has ended, its link with it, and its address is free")
    default void inviteRevoke() {
        Scene on = Scene.on(subject());
        UserId ben = Scene.user("ben");
        Invite invite = on.invite(on.ann, ben, "member");
        on.clock.advance(Duration.ofHours(1));

        Invite revoked = on.muster.invites().revoke(on.ann, on.id(), invite.id());

        assertThat(revoked.status()).isEqualTo(InviteStatus.REVOKED);
        assertThat(revoked.endReason()).isEqualTo(EndReason.REVOKED);
        assertThat(revoked.endedAt()).isEqualTo(on.clock.instant());
        assertThat(revoked).isEqualTo(on.get(invite.id()));
        assertThat(on.heard.get(on.heard.size() - 1).type()).isEqualTo(EventType.INVITE_REVOKED);
        on.refused(Reason.INVITE_REVOKED, () -> on.accept(ben));
        on.invite(on.ann, ben, "member");
    }

    @Test
    @DisplayName("one revokes one's own invites, and others' with invites:manage, even in a suspended team")
    default void inviteWhoRevokes() {
        Scene on = Scene.on(subject());
        Actor inviter = on.joined("inviter", "inviter");
        Actor admin = on.joined("admin", "admin");
        Invite anns = on.invite(on.ann, Scene.user("ben"), "owner");
        Invite own = on.invite(inviter, Scene.user("joe"), "member");

        on.refused(Reason.PERMISSION_MISSING, () -> on.muster.invites().revoke(inviter, on.id(), anns.id()));
        on.muster.teams().suspend(Scene.SYSTEM, on.id());
        on.muster.invites().revoke(inviter, on.id(), own.id());
        on.muster.invites().revoke(admin, on.id(), anns.id());
    }

    @Test
    @DisplayName("a copied link is the good one, copying is recorded, and the link proves no mailbox any more")
    default void inviteCopyLink() {
        Scene on = Scene.on(subject());
        UserId ben = Scene.user("ben");
        Invite invite = on.invite(on.ann, ben, "member");
        assertThat(on.muster.invites().preview(on.token(ben)).provesMailbox()).isTrue();
        long rev = on.now().rev();

        String url = on.muster.invites().copyLink(on.ann, on.id(), invite.id()).url();

        assertThat(url).isEqualTo(on.mail.linkTo(Scene.address(ben)));
        assertThat(on.now().rev()).isEqualTo(rev + 1);
        assertThat(on.heard.get(on.heard.size() - 1).type()).isEqualTo(EventType.INVITE_LINK_COPIED);
        assertThat(on.heard.get(on.heard.size() - 1).actor()).isEqualTo(on.ann.ref());
        assertThat(on.muster.invites().preview(on.token(ben)).provesMailbox()).isFalse();
        on.accept(ben);
    }

    @Test
    @DisplayName("who copies a link must be able to give the invite's roles, since they could use it")
    default void inviteCopyUnderTheCeiling() {
        Scene on = Scene.on(subject());
        Actor admin = on.joined("admin", "admin");
        Actor inviter = on.joined("inviter", "inviter");
        Invite ofOwner = on.invite(on.ann, Scene.user("ben"), "owner");
        Invite own = on.invite(inviter, Scene.user("joe"), "member");

        on.refused(Reason.OWNER_ONLY, () -> on.muster.invites().copyLink(admin, on.id(), ofOwner.id()));
        on.refused(Reason.PERMISSION_MISSING, () -> on.muster.invites().copyLink(inviter, on.id(), ofOwner.id()));
        on.muster.invites().copyLink(inviter, on.id(), own.id());
    }

    @Test
    @DisplayName("a link whose key is no longer configured is not copied; a resend mends that")
    default void inviteCopyWithRetiredKey() {
        Scene on = Scene.on(subject());
        UserId ben = Scene.user("ben");
        Invite invite = on.invite(on.ann, ben, "member");
        Muster rotated = on.another(builder -> builder.links(InviteLinks.to(Scene.JOIN_PAGE, LinkKey.ephemeral()))
                .notifier(on.mail));

        on.refused(Reason.LINK_KEY_UNKNOWN, () -> rotated.invites().copyLink(on.ann, on.id(), invite.id()));
        on.clock.advance(Duration.ofHours(1));
        rotated.invites().resend(on.ann, on.id(), invite.id());
        String url = rotated.invites().copyLink(on.ann, on.id(), invite.id()).url();
        rotated.invites().accept(Scene.tokenIn(url), Scene.verified(ben));
    }

    @Test
    @DisplayName("invites are seen with members:read, and those of other teams look like unknown ones")
    default void inviteGet() {
        Scene on = Scene.on(subject());
        Scene elsewhere = Scene.on(subject());
        Actor reader = on.joined("reader", "member");
        Invite invite = on.invite(on.ann, Scene.user("ben"), "member");
        Invite foreign = elsewhere.invite(elsewhere.ann, Scene.user("ben"), "member");
        InviteId unknown = new InviteId(UUID.randomUUID());

        assertThat(on.muster.invites().get(reader, on.id(), invite.id())).isEqualTo(on.get(invite.id()));
        on.refused(Reason.TEAM_NOT_FOUND, () -> on.muster.invites().get(elsewhere.ann, on.id(), invite.id()));
        for (InviteId bad : List.of(foreign.id(), unknown)) {
            on.refused(Reason.INVITE_NOT_FOUND, () -> on.muster.invites().get(on.ann, on.id(), bad));
            on.refused(Reason.INVITE_NOT_FOUND, () -> on.muster.invites().revoke(on.ann, on.id(), bad));
            on.refused(Reason.INVITE_NOT_FOUND, () -> on.muster.invites().resend(on.ann, on.id(), bad));
            on.refused(Reason.INVITE_NOT_FOUND, () -> on.muster.invites().copyLink(on.ann, on.id(), bad));
        }
    }

    @Test
    @DisplayName("invites are listed the newest first, page by page, each one once")
    default void invitePages() {
        Scene on = Scene.on(subject());
        List<InviteId> newestFirst = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            newestFirst.add(
                    0,
                    on.send(on.ann, Scene.address(Scene.user("u" + i)), "member")
                            .id());
            on.clock.advance(Duration.ofMinutes(i % 2));
        }

        List<InviteId> seen = new ArrayList<>();
        Page page = Page.first().size(3);
        Slice<InviteEntry> slice;
        do {
            slice = on.muster.invites().list(on.ann, on.id(), InviteQuery.all().page(page));
            assertThat(slice.items()).hasSizeLessThanOrEqualTo(3);
            slice.items().forEach(row -> seen.add(row.invite().id()));
            page = page.after(slice.next());
        } while (slice.next() != null);
        assertThat(seen).isEqualTo(newestFirst);
    }

    @Test
    @DisplayName("a list of one status has just those, and EXPIRED is judged by the clock")
    default void inviteByStatus() {
        Scene on = Scene.on(subject());
        UserId ben = Scene.user("ben");
        Invite old = on.invite(on.ann, Scene.user("old"), "member");
        on.clock.advance(Duration.ofDays(3));
        Invite open = on.invite(on.ann, Scene.user("open"), "member");
        Invite revoked = on.invite(on.ann, Scene.user("revoked"), "member");
        on.muster.invites().revoke(on.ann, on.id(), revoked.id());
        Invite accepted = on.invite(on.ann, ben, "member");
        on.accept(ben);
        UserId joe = Scene.user("joe");
        Invite declined = on.invite(on.ann, joe, "member");
        on.muster.invites().decline(on.token(joe));

        assertThat(listed(on, InviteStatus.PENDING)).containsExactlyInAnyOrder(old.id(), open.id());
        assertThat(listed(on, InviteStatus.EXPIRED)).isEmpty();
        on.clock.advance(Duration.ofDays(4));
        assertThat(listed(on, InviteStatus.PENDING)).containsExactly(open.id());
        assertThat(listed(on, InviteStatus.EXPIRED)).containsExactly(old.id());
        assertThat(listed(on, InviteStatus.REVOKED)).containsExactly(revoked.id());
        assertThat(listed(on, InviteStatus.ACCEPTED)).containsExactly(accepted.id());
        assertThat(listed(on, InviteStatus.DECLINED)).containsExactly(declined.id());
        assertThat(on.muster.invites().list(on.ann, on.id(), InviteQuery.all()).items())
                .hasSize(5);
    }

    /** The ids, each of them shown in this very status. */
    private static List<InviteId> listed(Scene on, InviteStatus status) {
        List<Invite> items =
                on.muster.invites().list(on.ann, on.id(), InviteQuery.all().status(status)).items().stream()
                        .map(InviteEntry::invite)
                        .toList();
        assertThat(items).extracting(Invite::status).allMatch(status::equals);
        return items.stream().map(Invite::id).toList();
    }
}
