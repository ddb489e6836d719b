package dev.muster.jdbc;

import dev.muster.model.Delivery;
import dev.muster.model.DeliveryStatus;
import dev.muster.model.EmailAddress;
import dev.muster.model.EndReason;
import dev.muster.model.Invite;
import dev.muster.model.InviteId;
import dev.muster.model.InviteStatus;
import dev.muster.model.Person;
import dev.muster.model.RoleGrant;
import dev.muster.model.TeamId;
import dev.muster.model.UserId;
import dev.muster.spi.ListOrder;
import dev.muster.spi.StoredInvite;
import dev.muster.spi.StoredInvite.Held;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An invite as a row, its role grants left out. */
final class InviteRow {

    static final String COLUMNS = "team_id, id, email, email_key, pending_email, pending_order, name, location,"
            + " attributes, message, locale, invited_by_type, invited_by_id, created_at, expires_at, status,"
            + " end_reason, ended_at, over_at, accepted_by, rev, nonce, generation, key_id, period_ms, sent_at, mailbox_only,"
            + " link_requested_at, mail_id, next_at, held_user, held_name, held_locale, held_at,"
            + " delivery_status, delivery_reason, delivery_attempts, delivery_at";

    private InviteRow() {}

    /**
     * What a change of the invite writes: all but its delivery.
     *
     * @param holds whether its address is noted as held now
     */
    static Parameters changing(StoredInvite stored, boolean holds) {
        Invite invite = stored.invite();
        return Parameters.of(invite.email().value(), invite.email().key())
                .text(holds ? invite.email().key() : null)
                .text(holds ? ListOrder.of(invite) : null)
                .text(invite.name())
                .text(invite.location())
                .text(Json.ofAttributes(invite.attributes()))
                .text(invite.message())
                .language(invite.locale())
                .actor(invite.invitedBy())
                .moment(invite.createdAt())
                .moment(invite.expiresAt())
                .text(invite.status())
                .text(invite.endReason())
                .moment(invite.endedAt())
                .moment(stored.overAt())
                .text(invite.acceptedBy())
                .number(invite.rev())
                .text(stored.nonce())
                .number((long) stored.generation())
                .text(stored.keyId())
                .span(stored.period())
                .moment(stored.sentAt())
                .flag(stored.mailboxOnly())
                .moment(invite.linkRequestedAt())
                .text(stored.mail())
                .moment(stored.nextAt())
                .all(held(stored.held()));
    }

    private static Parameters held(@Nullable Held held) {
        @Nullable Person person = held == null ? null : held.person();
        return new Parameters()
                .text(person == null ? null : person.id())
                .text(person == null ? null : person.name())
                .language(person == null ? null : person.locale())
                .moment(held == null ? null : held.at());
    }

    private static @Nullable Held readHeld(Row row, EmailAddress invited) throws SQLException {
        @Nullable Instant at = row.optionalMoment("held_at");
        if (at == null) {
            return null;
        }
        UserId user = UserId.of(row.text("held_user"));
        return new Held(new Person(user, invited, row.optionalText("held_name"), row.language("held_locale")), at);
    }

    static Parameters delivery(Delivery delivery) {
        return Parameters.of(delivery.status())
                .text(delivery.reason())
                .number((long) delivery.attempts())
                .moment(delivery.at());
    }

    /** All of {@link #COLUMNS} but the key, which comes first there. */
    static Parameters all(StoredInvite stored, boolean holds) {
        return changing(stored, holds).all(delivery(stored.invite().delivery()));
    }

    /** The invite of this row, as soon as the grants are known. */
    static Function<List<RoleGrant>, StoredInvite> read(Row row) throws SQLException {
        InviteId id = new InviteId(row.uuid("id"));
        TeamId team = new TeamId(row.uuid("team_id"));
        EmailAddress email = EmailAddress.of(row.text("email"));
        @Nullable String name = row.optionalText("name");
        @Nullable String location = row.optionalText("location");
        Map<String, String> attributes = Json.attributes(row.text("attributes"));
        @Nullable String message = row.optionalText("message");
        @Nullable Locale locale = row.language("locale");
        var invitedBy = row.actor("invited_by");
        Instant createdAt = row.moment("created_at");
        Instant expiresAt = row.moment("expires_at");
        InviteStatus status = row.constant(InviteStatus.class, "status");
        @Nullable String reason = row.optionalText("end_reason");
        @Nullable EndReason endReason = reason == null ? null : EndReason.valueOf(reason);
        @Nullable Instant endedAt = row.optionalMoment("ended_at");
        @Nullable String accepter = row.optionalText("accepted_by");
        @Nullable UserId acceptedBy = accepter == null ? null : UserId.of(accepter);
        Delivery delivery = readDelivery(row);
        @Nullable Instant linkRequestedAt = row.optionalMoment("link_requested_at");
        long rev = row.number("rev");
        String nonce = row.text("nonce");
        int generation = row.smallNumber("generation");
        String keyId = row.text("key_id");
        Duration period = Duration.ofMillis(row.number("period_ms"));
        Instant sentAt = row.moment("sent_at");
        boolean holdsAddress = row.optionalText("pending_email") != null;
        boolean mailboxOnly = row.number("mailbox_only") != 0;
        @Nullable String mailId = row.optionalText("mail_id");
        @Nullable UUID mail = mailId == null ? null : UUID.fromString(mailId);
        @Nullable Instant nextAt = row.optionalMoment("next_at");
        @Nullable Held held = readHeld(row, email);
        return roles -> new StoredInvite(
                new Invite(
                        id,
                        team,
                        email,
                        name,
                        roles,
                        location,
                        attributes,
                        message,
                        locale,
                        invitedBy,
                        createdAt,
                        expiresAt,
                        status,
                        endReason,
                        endedAt,
                        acceptedBy,
                        delivery,
                        linkRequestedAt,
                        rev),
                nonce,
                generation,
                keyId,
                period,
                sentAt,
                holdsAddress,
                mailboxOnly,
                mail,
                nextAt,
                held);
    }

    private static Delivery readDelivery(Row row) throws SQLException {
        return new Delivery(
                row.constant(DeliveryStatus.class, "delivery_status"),
                row.optionalText("delivery_reason"),
                row.smallNumber("delivery_attempts"),
                row.optionalMoment("delivery_at"));
    }
}
