package dev.muster.jdbc;

import dev.muster.model.EmailAddress;
import dev.muster.model.Member;
import dev.muster.model.MemberStatus;
import dev.muster.model.Person;
import dev.muster.model.RoleGrant;
import dev.muster.model.TeamId;
import dev.muster.model.UserId;
import dev.muster.spi.ListOrder;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;

/** A member as a row, their role grants left out. */
final class MemberRow {

    static final String COLUMNS =
            "team_id, user_id, email, email_key, name, order_key, locale, location, status, attributes, joined_at, rev";

    private MemberRow() {}

    /** What a change of the member writes. */
    static Parameters changing(Member member) {
        Person person = member.person();
        return Parameters.of(person.email().value(), person.email().key())
                .text(person.name())
                .text(ListOrder.of(member))
                .language(person.locale())
                .text(member.location())
                .text(member.status())
                .text(Json.ofAttributes(member.attributes()))
                .moment(member.joinedAt())
                .number(member.rev());
    }

    /** All of {@link #COLUMNS}. */
    static Parameters all(Member member) {
        return Parameters.of(member.team(), member.user()).all(changing(member));
    }

    /** The member of this row, as soon as the grants are known. */
    static Function<List<RoleGrant>, Member> read(Row row) throws SQLException {
        TeamId team = new TeamId(row.uuid("team_id"));
        Person person = new Person(
                UserId.of(row.text("user_id")),
                EmailAddress.of(row.text("email")),
                row.optionalText("name"),
                row.language("locale"));
        Member member = new Member(
                team,
                person,
                row.optionalText("location"),
                List.of(),
                row.constant(MemberStatus.class, "status"),
                Json.attributes(row.text("attributes")),
                row.moment("joined_at"),
                row.number("rev"));
        return member::roles;
    }
}
