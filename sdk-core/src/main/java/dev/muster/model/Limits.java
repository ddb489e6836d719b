package dev.muster.model;

import java.time.Duration;
import java.util.Objects;

/**
 * Every number that a host may set, in one place: {@code Limits.builder().inviteExpiry(Duration.ofDays(3)).build()}.
 *
 * @param inviteExpiry how long an invite can be accepted unless it says otherwise: 7 days
 * @param minInviteExpiry the shortest that it may say: 1 hour
 * @param maxInviteExpiry the longest that it may say: 30 days
 * @param resendCooldown how long to wait between two sendings of one invite: 60 seconds
 * @param inviteReminder how long before its expiry an invite that is still open is reminded of: zero, which is never
 * @param inviteRetention how long an invite is kept after it was accepted, declined or revoked, or has expired: zero, which
 *     is for good; otherwise at least 1 day
 * @param pageSize items of a page unless it says otherwise: 50
 * @param maxPageSize the most that it may say: 200
 * @param nameLength characters (code points) of a team's or person's name and of a location: 200, which is also the most
 * @param messageLength characters (code points) of an invite's message: 1,000, at most 4,000
 * @param attributeBytes UTF-8 bytes of all keys and values together: 8,192, at most 65,536
 * @param attributeKeys how many attributes: 50
 * @param rolesPerMember how many roles of one member or invite, and how many others a role may include: 16
 * @param rolesPerTeam how many roles of a team's own: 100, at most 1,000
 * @param permissionsPerRole permissions and wildcards that one of them may hold itself: 500, at most 5,000
 * @param pendingPerTeam how many open invites a team may have, where 0, the default, is no limit; at most 100,000
 * @param sendsPerActorAndHour how many invites a user may send in an hour, over all teams, resends counted: 200
 * @param sendsPerTeamAndDay how many the users of a team may send in a day: 1,000
 * @param mailsPerRecipientAndDay how many may be mailed to one address in a day, over all teams: 5
 * @param linkRequestsPerInviteAndDay how often in a day a new link of one invite may be asked for: 3
 * @param deliveryAttempts how often a mail is tried before it is given up: 10
 * @param changeAttempts how often a change that lost a race is tried before it is reported as busy: 5
 * @param accessStaleness how old an answer of the access check may be where another node changed the team: 5 seconds, at
 *     least 100 milliseconds and at most 1 hour
 * @param accessMemberships how many memberships the access check keeps in memory, about 120 bytes each with their ids:
 *     200,000; each team counts as 4 more; 0 keeps none, and each check then reads the storage
 */
public record Limits(
        Duration inviteExpiry,
        Duration minInviteExpiry,
        Duration maxInviteExpiry,
        Duration resendCooldown,
        Duration inviteReminder,
        Duration inviteRetention,
        int pageSize,
        int maxPageSize,
        int nameLength,
        int messageLength,
        int attributeBytes,
        int attributeKeys,
        int rolesPerMember,
        int rolesPerTeam,
        int permissionsPerRole,
        int pendingPerTeam,
        int sendsPerActorAndHour,
        int sendsPerTeamAndDay,
        int mailsPerRecipientAndDay,
        int linkRequestsPerInviteAndDay,
        int deliveryAttempts,
        int changeAttempts,
        Duration accessStaleness,
        int accessMemberships) {

    private static final Limits DEFAULTS = builder().build();

    public Limits {
        positive("minInviteExpiry", minInviteExpiry);
        positive("maxInviteExpiry", maxInviteExpiry);
        Objects.requireNonNull(inviteExpiry, "inviteExpiry");
        Objects.requireNonNull(resendCooldown, "resendCooldown");
        if (inviteExpiry.compareTo(minInviteExpiry) < 0 || inviteExpiry.compareTo(maxInviteExpiry) > 0) {
            throw new InvalidValueException(
                    "inviteExpiry",
                    InvalidValueException.Code.OUT_OF_RANGE,
                    "must lie between minInviteExpiry and maxInviteExpiry");
        }
        if (resendCooldown.isNegative()) {
            throw new InvalidValueException(
                    "resendCooldown", InvalidValueException.Code.OUT_OF_RANGE, "must not be negative");
        }
        if (Objects.requireNonNull(inviteReminder, "inviteReminder").isNegative()) {
            throw new InvalidValueException(
                    "inviteReminder", InvalidValueException.Code.OUT_OF_RANGE, "must not be negative");
        }
        Objects.requireNonNull(inviteRetention, "inviteRetention");
        if (!inviteRetention.isZero() && inviteRetention.compareTo(Duration.ofDays(1)) < 0) {
            throw new InvalidValueException(
                    "inviteRetention", InvalidValueException.Code.OUT_OF_RANGE, "must be zero, or at least 1 day");
        }
        range("maxPageSize", maxPageSize, 1, 10_000);
        range("pageSize", pageSize, 1, maxPageSize);
        range("nameLength", nameLength, 1, 200);
        range("messageLength", messageLength, 1, 4_000);
        range("attributeBytes", attributeBytes, 0, 65_536);
        range("attributeKeys", attributeKeys, 0, 1_000);
        range("rolesPerMember", rolesPerMember, 1, 100);
        range("rolesPerTeam", rolesPerTeam, 0, 1_000);
        range("permissionsPerRole", permissionsPerRole, 1, 5_000);
        range("pendingPerTeam", pendingPerTeam, 0, 100_000);
        range("sendsPerActorAndHour", sendsPerActorAndHour, 1, 1_000_000_000);
        range("sendsPerTeamAndDay", sendsPerTeamAndDay, 1, 1_000_000_000);
        range("mailsPerRecipientAndDay", mailsPerRecipientAndDay, 1, 1_000_000_000);
        range("linkRequestsPerInviteAndDay", linkRequestsPerInviteAndDay, 1, 1_000_000_000);
        range("deliveryAttempts", deliveryAttempts, 1, 100);
        range("changeAttempts", changeAttempts, 1, 100);
        Objects.requireNonNull(accessStaleness, "accessStaleness");
        if (accessStaleness.compareTo(Duration.ofMillis(100)) < 0
                || accessStaleness.compareTo(Duration.ofHours(1)) > 0) {
            throw new InvalidValueException(
                    "accessStaleness",
                    InvalidValueException.Code.OUT_OF_RANGE,
                    "must lie between 100 milliseconds and 1 hour");
        }
        range("accessMemberships", accessMemberships, 0, 100_000_000);
    }

    public static Limits defaults() {
        return DEFAULTS;
    }

    /** Begins with the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    private static void positive(String field, Duration value) {
        if (Objects.requireNonNull(value, field).isNegative() || value.isZero()) {
            throw new InvalidValueException(field, InvalidValueException.Code.OUT_OF_RANGE, "must be positive");
        }
    }

    private static void range(String field, int value, int least, int most) {
        if (value < least || value > most) {
            throw new InvalidValueException(
                    field,
                    InvalidValueException.Code.OUT_OF_RANGE,
                    "must lie between " + least + " and " + most + ", but is " + value);
        }
    }

    /** Limits in the making. Not thread-safe. */
    public static final class Builder {

        private Duration inviteExpiry = Duration.ofDays(7);
        private Duration minInviteExpiry = Duration.ofHours(1);
        private Duration maxInviteExpiry = Duration.ofDays(30);
        private Duration resendCooldown = Duration.ofSeconds(60);
        private Duration inviteReminder = Duration.ZERO;
        private Duration inviteRetention = Duration.ZERO;
        private int pageSize = 50;
        private int maxPageSize = 200;
        private int nameLength = 200;
        private int messageLength = 1_000;
        private int attributeBytes = 8_192;
        private int attributeKeys = 50;
        private int rolesPerMember = 16;
        private int rolesPerTeam = 100;
        private int permissionsPerRole = 500;
        private int pendingPerTeam;
        private int sendsPerActorAndHour = 200;
        private int sendsPerTeamAndDay = 1_000;
        private int mailsPerRecipientAndDay = 5;
        private int linkRequestsPerInviteAndDay = 3;
        private int deliveryAttempts = 10;
        private int changeAttempts = 5;
        private Duration accessStaleness = Duration.ofSeconds(5);
        private int accessMemberships = 200_000;

        private Builder() {}

        public Builder inviteExpiry(Duration value) {
            inviteExpiry = Objects.requireNonNull(value, "inviteExpiry");
            return this;
        }

        public Builder minInviteExpiry(Duration value) {
            minInviteExpiry = Objects.requireNonNull(value, "minInviteExpiry");
            return this;
        }

        public Builder maxInviteExpiry(Duration value) {
            maxInviteExpiry = Objects.requireNonNull(value, "maxInviteExpiry");
            return this;
        }

        public Builder resendCooldown(Duration value) {
            resendCooldown = Objects.requireNonNull(value, "resendCooldown");
            return this;
        }

        public Builder inviteReminder(Duration value) {
            inviteReminder = Objects.requireNonNull(value, "inviteReminder");
            return this;
        }

        public Builder inviteRetention(Duration value) {
            inviteRetention = Objects.requireNonNull(value, "inviteRetention");
            return this;
        }

        public Builder pageSize(int value) {
            pageSize = value;
            return this;
        }

        public Builder maxPageSize(int value) {
            maxPageSize = value;
            return this;
        }

        public Builder nameLength(int value) {
            nameLength = value;
            return this;
        }

        public Builder messageLength(int value) {
            messageLength = value;
            return this;
        }

        public Builder attributeBytes(int value) {
            attributeBytes = value;
            return this;
        }

        public Builder attributeKeys(int value) {
            attributeKeys = value;
            return this;
        }

        public Builder rolesPerMember(int value) {
            rolesPerMember = value;
            return this;
        }

        public Builder rolesPerTeam(int value) {
            rolesPerTeam = value;
            return this;
        }

        public Builder permissionsPerRole(int value) {
            permissionsPerRole = value;
            return this;
        }

        public Builder pendingPerTeam(int value) {
            pendingPerTeam = value;
            return this;
        }

        public Builder sendsPerActorAndHour(int value) {
            sendsPerActorAndHour = value;
            return this;
        }

        public Builder sendsPerTeamAndDay(int value) {
            sendsPerTeamAndDay = value;
            return this;
        }

        public Builder mailsPerRecipientAndDay(int value) {
            mailsPerRecipientAndDay = value;
            return this;
        }

        public Builder linkRequestsPerInviteAndDay(int value) {
            linkRequestsPerInviteAndDay = value;
            return this;
        }

        public Builder deliveryAttempts(int value) {
            deliveryAttempts = value;
            return this;
        }

        public Builder changeAttempts(int value) {
            changeAttempts = value;
            return this;
        }

        public Builder accessStaleness(Duration value) {
            accessStaleness = Objects.requireNonNull(value, "accessStaleness");
            return this;
        }

        public Builder accessMemberships(int value) {
            accessMemberships = value;
            return this;
        }

        /** @throws InvalidValueException if a number lies outside its range, which the message names */
        public Limits build() {
            return new Limits(
                    inviteExpiry,
                    minInviteExpiry,
                    maxInviteExpiry,
                    resendCooldown,
                    inviteReminder,
                    inviteRetention,
                    pageSize,
                    maxPageSize,
                    nameLength,
                    messageLength,
                    attributeBytes,
                    attributeKeys,
                    rolesPerMember,
                    rolesPerTeam,
                    permissionsPerRole,
                    pendingPerTeam,
                    sendsPerActorAndHour,
                    sendsPerTeamAndDay,
                    mailsPerRecipientAndDay,
                    linkRequestsPerInviteAndDay,
                    deliveryAttempts,
                    changeAttempts,
                    accessStaleness,
                    accessMemberships);
        }
    }
}
