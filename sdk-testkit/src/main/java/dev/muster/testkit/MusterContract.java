package dev.muster.testkit;

import dev.muster.spi.Storage;

/**
 * The rules of the product, as tests that run over any storage: who may do what, what becomes of an invite, what no race
 * and no sequence of calls can break.
 *
 * <pre>{@code
 * class MyMusterTest extends MusterContract {
 *     @Override
 *     protected Storage storage() {
 *         return myStorage;
 *     }
 * }
 * }</pre>
 */
public abstract class MusterContract
        implements MainFlowRules,
                InviteRules,
                InviteStateTable,
                InvitationRules,
                SeatRules,
                SendingLimitRules,
                DomainRules,
                PathTable,
                FailedAcceptRules,
                SuppressionRules,
                HoldRules,
                ErasureRules,
                AddressErasureRules,
                ErasedAddressRules,
                RetentionRules,
                DeliveryRules,
                DeliveryFailureRules,
                DeliveryCountRules,
                DeliveryLoopRules,
                DeliveryClaimRules,
                NoticeRules,
                ExpiryRules,
                InviteRaces,
                PathRaces,
                BulkRaces,
                MemberRaces,
                ErasureRaces,
                SequenceProperties,
                TeamRules,
                TeamLifeRules,
                PermissionTableRules,
                CeilingRules,
                KeptGrantRules,
                AssignableRules,
                TeamAssignableRules,
                TeamRoleRules,
                RoleBoundRules,
                IncludedRoleRules,
                DeletedRoleRules,
                PlanRules,
                CatalogDriftRules,
                GrantEndRules,
                RoleRaces,
                MemberRules,
                LastOwnerRules,
                AddedMemberRules,
                PeopleRules,
                PeoplePageRules,
                PeopleActionRules,
                AccessRules,
                AccessQuestionRules,
                AccessCacheRules,
                AccessClockRules,
                FollowRules,
                AccessProperties,
                HistoryRules,
                PolicyRules,
                ListenerRules,
                BadInputRules {

    /** A contract is made by the engine that runs it. */
    protected MusterContract() {}

    /** The storage that is tested; the same for all calls within a test. It may hold anything already. */
    protected abstract Storage storage();

    /** The same as {@link #storage()}, for the chapters of the contract. */
    @Override
    public final Storage subject() {
        return storage();
    }
}
