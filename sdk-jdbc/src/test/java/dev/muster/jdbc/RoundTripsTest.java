package dev.muster.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.Actor;
import dev.muster.model.HistoryQuery;
import dev.muster.model.Invite;
import dev.muster.model.InviteEdit;
import dev.muster.model.MemberEdit;
import dev.muster.model.Page;
import dev.muster.model.PeopleQuery;
import dev.muster.model.Permission;
import dev.muster.model.Role;
import dev.muster.model.RoleEdit;
import dev.muster.model.RoleId;
import dev.muster.model.UserId;
import dev.muster.model.VerifiedUser;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * What each use case costs, exactly. Trips set the pace of a database at a distance: the driver speaks, and waits. One
 * more than here is a reason to look at what was changed.
 */
@DisplayName("What a use case costs")
class RoundTripsTest {

    /** A use case: first what is not counted, then what is. */
    enum UseCase {
        /** Two of the trips count it. */
        SEND(5, 18, 11, company -> company::invite),
        ACCEPT(4, 14, 11, company -> {
            String email = company.invite().email().value();
            String token = company.token(email);
            return () -> company.muster.invites().accept(token, VerifiedUser.of("new-" + email, email));
        }),
        /** One of the trips looks at the invite, two count. */
        RESEND(7, 18, 11, company -> {
            Invite invite = company.invite();
            return () -> company.muster.invites().resend(Company.ANN, company.team, invite.id());
        }),
        REVOKE(3, 9, 6, company -> {
            Invite invite = company.invite();
            return () -> company.muster.invites().revoke(Company.ANN, company.team, invite.id());
        }),
        DECLINE(4, 11, 8, company -> {
            String token = company.token(company.invite().email().value());
            return () -> company.muster.invites().decline(token);
        }),
        PREVIEW(4, 4, 4, company -> {
            String token = company.token(company.invite().email().value());
            return () -> company.muster.invites().preview(token);
        }),
        RELOCATE(3, 8, 6, company -> {
            UserId user = company.member("member");
            MemberEdit edit = MemberEdit.of().location("Berlin");
            return () -> company.muster.members().edit(Company.ANN, company.team, user, edit);
        }),
        CHANGE_ROLES(3, 12, 9, company -> {
            UserId user = company.member("member");
            MemberEdit edit = MemberEdit.of().roles("admin", "member");
            return () -> company.muster.members().edit(Company.ANN, company.team, user, edit);
        }),
        REMOVE(5, 12, 10, company -> {
            UserId user = company.member("member");
            return () -> company.muster.members().remove(Company.ANN, company.team, user);
        }),
        SUSPEND(3, 8, 6, company -> {
            UserId user = company.member("member");
            return () -> company.muster.members().suspend(Company.ANN, company.team, user);
        }),
        TRANSFER(3, 16, 10, company -> {
            UserId user = company.member("owner");
            UserId next = company.member("member");
            return () -> company.muster
                    .members()
                    .transferOwnership(Actor.user(user), company.team, next, RoleId.of("member"));
        }),
        ADD_MEMBER(3, 11, 8, company -> () -> company.member("member")),
        EDIT_INVITE(3, 9, 6, company -> {
            Invite invite = company.invite();
            InviteEdit edit = InviteEdit.of().location("Berlin");
            return () -> company.muster.invites().edit(Company.ANN, company.team, invite.id(), edit);
        }),
        COPY_LINK(3, 9, 6, company -> {
            Invite invite = company.invite();
            return () -> company.muster.invites().copyLink(Company.ANN, company.team, invite.id());
        }),
        MAKE_ROLE(3, 8, 6, company -> company::role),
        EDIT_ROLE(3, 8, 6, company -> {
            Role role = company.role();
            RoleEdit edit = RoleEdit.of().permissions("members:read", "history:read");
            return () -> company.muster.roles().edit(Company.ANN, company.team, role.id(), edit);
        }),
        DELETE_ROLE(5, 10, 8, company -> {
            Role role = company.role();
            return () -> company.muster.roles().delete(Company.ANN, company.team, role.id(), null);
        }),
        ASSIGNABLE_ROLES(3, 3, 3, company -> () -> company.muster.roles().assignableRoles(Company.ANN, company.team)),
        HISTORY(4, 4, 4, company -> () -> company.muster.history().list(Company.ANN, company.team, HistoryQuery.all())),
        PEOPLE(
                6,
                6,
                6,
                company -> () -> company.muster
                        .members()
                        .people(
                                Company.ANN,
                                company.team,
                                PeopleQuery.all().page(Page.first().size(200)))),
        /** From memory. */
        CAN(
                0,
                0,
                0,
                company -> () ->
                        company.muster.access().can(UserId.of("ann"), company.team, Permission.of("members:read"))),
        /** Not from memory, of a team too big to be read as a whole. */
        WHO_CAN(3, 3, 3, company -> {
            List<UserId> users = company.crowd();
            Permission read = Permission.of("members:read");
            return () -> company.muster.access().fullyConsistent().whoCan(users, company.team, read);
        }),
        DELIVER_NOTHING(4, 6, 3, company -> {
            company.muster.runDueWork();
            return company.muster::runDueWork;
        }),
        DELIVER_ONE(10, 20, 11, company -> {
            company.invite();
            return company.muster::runDueWork;
        }),
        DELIVER_THREE(16, 40, 23, company -> {
            company.invite();
            company.invite();
            company.invite();
            return company.muster::runDueWork;
        });

        /** The driver keeps a statement in the server from its fifth execution on, and then speaks otherwise. */
        private static final int WARM = 6;

        private final int trips;
        private final int statements;
        private final int executions;
        private final Function<Company, Runnable> prepared;

        /**
         * @param trips on PostgreSQL
         * @param statements on PostgreSQL, with BEGIN, COMMIT and the isolation
         * @param executions on H2
         */
        UseCase(int trips, int statements, int executions, Function<Company, Runnable> prepared) {
            this.trips = trips;
            this.statements = statements;
            this.executions = executions;
            this.prepared = prepared;
        }

        /** Drivers look some things up when they see them first. */
        private Runnable warm(Company company) {
            for (int i = 0; i < WARM; i++) {
                prepared.apply(company).run();
            }
            return prepared.apply(company);
        }
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    @DisplayName("is so many round trips and statements on PostgreSQL, in a team of any size")
    void onPostgres(UseCase useCase) {
        String url = TestDatabase.POSTGRESQL.empty();
        try (TripCounter counter = TripCounter.before(url)) {
            SingleConnectionDataSource connections = new SingleConnectionDataSource(counter.url(), true);
            JdbcSchema.migrate(connections);
            for (int size : new int[] {1, 50}) {
                Runnable counted = useCase.warm(new Company(connections, size));
                int trips = counter.trips();
                int statements = counter.statements();
                counted.run();
                assertThat(cost(counter.trips() - trips, counter.statements() - statements))
                        .as("with %d of each", size)
                        .isEqualTo(cost(useCase.trips, useCase.statements));
            }
            connections.destroy();
        }
    }

    private static String cost(int trips, int statements) {
        return trips + " trips, " + statements + " statements";
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    @DisplayName("is so many statements on H2, in a team of any size")
    void onH2(UseCase useCase) {
        SingleConnectionDataSource connection = new SingleConnectionDataSource(TestDatabase.H2_MEMORY.empty(), true);
        StatementCounter counter = new StatementCounter();
        DataSource connections = counter.on(connection);
        JdbcSchema.migrate(connections);
        for (int size : new int[] {1, 50}) {
            Runnable counted = useCase.warm(new Company(connections, size));
            int executions = counter.executions();
            counted.run();
            assertThat(counter.executions() - executions)
                    .as("with %d of each", size)
                    .isEqualTo(useCase.executions);
        }
        connection.destroy();
    }
}
