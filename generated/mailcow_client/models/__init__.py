"""The models, each loaded when it is first asked for: importing one operation does not import them all."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .acme_log_entry import AcmeLogEntry
    from .active_ban import ActiveBan
    from .admin import Admin
    from .admin_attributes import AdminAttributes
    from .alias import Alias
    from .alias_domain import AliasDomain
    from .api_log_entry import ApiLogEntry
    from .app_password import AppPassword
    from .autodiscover_log_entry import AutodiscoverLogEntry
    from .banned_network import BannedNetwork
    from .bcc_destination_options import BccDestinationOptions
    from .bcc_destination_options_mailboxes import BccDestinationOptionsMailboxes
    from .bcc_map import BccMap
    from .container import Container
    from .container_cpu import ContainerCpu
    from .container_cpu_time import ContainerCpuTime
    from .container_memory import ContainerMemory
    from .container_network import ContainerNetwork
    from .container_statistics import ContainerStatistics
    from .container_statistics_networks import ContainerStatisticsNetworks
    from .create_admin_body import CreateAdminBody
    from .create_alias_body import CreateAliasBody
    from .create_alias_domain_body import CreateAliasDomainBody
    from .create_alias_domain_body_rl_frame import CreateAliasDomainBodyRlFrame
    from .create_app_password_body import CreateAppPasswordBody
    from .create_app_password_body_protocols_item import CreateAppPasswordBodyProtocolsItem
    from .create_bcc_map_body import CreateBccMapBody
    from .create_bcc_map_body_type import CreateBccMapBodyType
    from .create_dkim_body import CreateDkimBody
    from .create_domain_admin_body import CreateDomainAdminBody
    from .create_domain_admin_sso_token_body import CreateDomainAdminSsoTokenBody
    from .create_domain_body import CreateDomainBody
    from .create_domain_body_rl_frame import CreateDomainBodyRlFrame
    from .create_domain_policy_body import CreateDomainPolicyBody
    from .create_domain_policy_body_object_list import CreateDomainPolicyBodyObjectList
    from .create_domain_template_body import CreateDomainTemplateBody
    from .create_domain_template_body_rl_frame import CreateDomainTemplateBodyRlFrame
    from .create_filter_body import CreateFilterBody
    from .create_filter_body_filter_type import CreateFilterBodyFilterType
    from .create_forwarding_host_body import CreateForwardingHostBody
    from .create_mailbox_body import CreateMailboxBody
    from .create_mailbox_body_acl_item import CreateMailboxBodyAclItem
    from .create_mailbox_body_authsource import CreateMailboxBodyAuthsource
    from .create_mailbox_body_protocol_access_item import CreateMailboxBodyProtocolAccessItem
    from .create_mailbox_body_quarantine_category import CreateMailboxBodyQuarantineCategory
    from .create_mailbox_body_quarantine_notification import CreateMailboxBodyQuarantineNotification
    from .create_mailbox_body_rl_frame import CreateMailboxBodyRlFrame
    from .create_mailbox_body_tagged_mail_handler import CreateMailboxBodyTaggedMailHandler
    from .create_mailbox_policy_body import CreateMailboxPolicyBody
    from .create_mailbox_policy_body_object_list import CreateMailboxPolicyBodyObjectList
    from .create_mailbox_template_body import CreateMailboxTemplateBody
    from .create_mailbox_template_body_acl_item import CreateMailboxTemplateBodyAclItem
    from .create_mailbox_template_body_protocol_access_item import CreateMailboxTemplateBodyProtocolAccessItem
    from .create_mailbox_template_body_quarantine_category import CreateMailboxTemplateBodyQuarantineCategory
    from .create_mailbox_template_body_quarantine_notification import CreateMailboxTemplateBodyQuarantineNotification
    from .create_mailbox_template_body_rl_frame import CreateMailboxTemplateBodyRlFrame
    from .create_mailbox_template_body_tagged_mail_handler import CreateMailboxTemplateBodyTaggedMailHandler
    from .create_mta_sts_body import CreateMtaStsBody
    from .create_mta_sts_body_mode import CreateMtaStsBodyMode
    from .create_mta_sts_body_version import CreateMtaStsBodyVersion
    from .create_oauth_2_client_body import CreateOauth2ClientBody
    from .create_recipient_map_body import CreateRecipientMapBody
    from .create_relayhost_body import CreateRelayhostBody
    from .create_resource_body import CreateResourceBody
    from .create_resource_body_kind import CreateResourceBodyKind
    from .create_rspamd_setting_body import CreateRspamdSettingBody
    from .create_sync_job_body import CreateSyncJobBody
    from .create_sync_job_body_enc_1 import CreateSyncJobBodyEnc1
    from .create_time_limited_alias_body import CreateTimeLimitedAliasBody
    from .create_tls_policy_body import CreateTlsPolicyBody
    from .create_tls_policy_body_policy import CreateTlsPolicyBodyPolicy
    from .create_transport_body import CreateTransportBody
    from .cron_log_entry import CronLogEntry
    from .dkim import Dkim
    from .domain import Domain
    from .domain_admin import DomainAdmin
    from .domain_admin_sso_token import DomainAdminSsoToken
    from .domain_page import DomainPage
    from .domain_rate_limit import DomainRateLimit
    from .domain_template import DomainTemplate
    from .domain_template_attributes import DomainTemplateAttributes
    from .duplicate_dkim_body import DuplicateDkimBody
    from .edit_admins_body import EditAdminsBody
    from .edit_admins_body_attr import EditAdminsBodyAttr
    from .edit_admins_body_attr_disable_tfa import EditAdminsBodyAttrDisableTfa
    from .edit_alias_domains_body import EditAliasDomainsBody
    from .edit_alias_domains_body_attr import EditAliasDomainsBodyAttr
    from .edit_aliases_body import EditAliasesBody
    from .edit_aliases_body_attr import EditAliasesBodyAttr
    from .edit_app_links_body import EditAppLinksBody
    from .edit_app_links_body_attr import EditAppLinksBodyAttr
    from .edit_app_links_body_attr_hide_item import EditAppLinksBodyAttrHideItem
    from .edit_app_passwords_body import EditAppPasswordsBody
    from .edit_app_passwords_body_attr import EditAppPasswordsBodyAttr
    from .edit_app_passwords_body_attr_protocols_item import EditAppPasswordsBodyAttrProtocolsItem
    from .edit_banlist_body import EditBanlistBody
    from .edit_bcc_maps_body import EditBccMapsBody
    from .edit_bcc_maps_body_attr import EditBccMapsBodyAttr
    from .edit_bcc_maps_body_attr_type import EditBccMapsBodyAttrType
    from .edit_cors_body import EditCorsBody
    from .edit_cors_body_attr import EditCorsBodyAttr
    from .edit_cors_body_attr_allowed_methods_item import EditCorsBodyAttrAllowedMethodsItem
    from .edit_custom_login_body import EditCustomLoginBody
    from .edit_custom_login_body_attr import EditCustomLoginBodyAttr
    from .edit_delimiter_action_body import EditDelimiterActionBody
    from .edit_delimiter_action_body_attr import EditDelimiterActionBodyAttr
    from .edit_delimiter_action_body_attr_tagged_mail_handler import EditDelimiterActionBodyAttrTaggedMailHandler
    from .edit_domain_admin_acl_body import EditDomainAdminAclBody
    from .edit_domain_admin_acl_body_attr import EditDomainAdminAclBodyAttr
    from .edit_domain_admin_acl_body_attr_da_acl_item import EditDomainAdminAclBodyAttrDaAclItem
    from .edit_domain_admins_body import EditDomainAdminsBody
    from .edit_domain_admins_body_attr import EditDomainAdminsBodyAttr
    from .edit_domain_admins_body_attr_disable_tfa import EditDomainAdminsBodyAttrDisableTfa
    from .edit_domain_footer_body import EditDomainFooterBody
    from .edit_domain_footer_body_attr import EditDomainFooterBodyAttr
    from .edit_domain_ratelimit_body import EditDomainRatelimitBody
    from .edit_domain_ratelimit_body_attr import EditDomainRatelimitBodyAttr
    from .edit_domain_ratelimit_body_attr_rl_frame import EditDomainRatelimitBodyAttrRlFrame
    from .edit_domain_templates_body import EditDomainTemplatesBody
    from .edit_domain_templates_body_attr import EditDomainTemplatesBodyAttr
    from .edit_domain_templates_body_attr_rl_frame import EditDomainTemplatesBodyAttrRlFrame
    from .edit_domains_body import EditDomainsBody
    from .edit_domains_body_attr import EditDomainsBodyAttr
    from .edit_fail_2_ban_body import EditFail2BanBody
    from .edit_fail_2_ban_body_attr import EditFail2BanBodyAttr
    from .edit_fail_2_ban_body_attr_action import EditFail2BanBodyAttrAction
    from .edit_filters_body import EditFiltersBody
    from .edit_filters_body_attr import EditFiltersBodyAttr
    from .edit_filters_body_attr_filter_type import EditFiltersBodyAttrFilterType
    from .edit_forwarding_hosts_body import EditForwardingHostsBody
    from .edit_forwarding_hosts_body_attr import EditForwardingHostsBodyAttr
    from .edit_global_filter_body import EditGlobalFilterBody
    from .edit_global_filter_body_filter_type import EditGlobalFilterBodyFilterType
    from .edit_identity_provider_body import EditIdentityProviderBody
    from .edit_identity_provider_body_attr import EditIdentityProviderBodyAttr
    from .edit_identity_provider_body_attr_authsource import EditIdentityProviderBodyAttrAuthsource
    from .edit_ip_check_body import EditIpCheckBody
    from .edit_ip_check_body_attr import EditIpCheckBodyAttr
    from .edit_mailbox_acl_body import EditMailboxAclBody
    from .edit_mailbox_acl_body_attr import EditMailboxAclBodyAttr
    from .edit_mailbox_acl_body_attr_user_acl_item import EditMailboxAclBodyAttrUserAclItem
    from .edit_mailbox_custom_attributes_body import EditMailboxCustomAttributesBody
    from .edit_mailbox_custom_attributes_body_attr import EditMailboxCustomAttributesBodyAttr
    from .edit_mailbox_ratelimit_body import EditMailboxRatelimitBody
    from .edit_mailbox_ratelimit_body_attr import EditMailboxRatelimitBodyAttr
    from .edit_mailbox_ratelimit_body_attr_rl_frame import EditMailboxRatelimitBodyAttrRlFrame
    from .edit_mailbox_templates_body import EditMailboxTemplatesBody
    from .edit_mailbox_templates_body_attr import EditMailboxTemplatesBodyAttr
    from .edit_mailbox_templates_body_attr_acl_item import EditMailboxTemplatesBodyAttrAclItem
    from .edit_mailbox_templates_body_attr_protocol_access_item import EditMailboxTemplatesBodyAttrProtocolAccessItem
    from .edit_mailbox_templates_body_attr_quarantine_category import EditMailboxTemplatesBodyAttrQuarantineCategory
    from .edit_mailbox_templates_body_attr_quarantine_notification import (
        EditMailboxTemplatesBodyAttrQuarantineNotification,
    )
    from .edit_mailbox_templates_body_attr_rl_frame import EditMailboxTemplatesBodyAttrRlFrame
    from .edit_mailbox_templates_body_attr_tagged_mail_handler import EditMailboxTemplatesBodyAttrTaggedMailHandler
    from .edit_mailbox_tls_policy_body import EditMailboxTlsPolicyBody
    from .edit_mailbox_tls_policy_body_attr import EditMailboxTlsPolicyBodyAttr
    from .edit_mailboxes_body import EditMailboxesBody
    from .edit_mailboxes_body_attr import EditMailboxesBodyAttr
    from .edit_mailboxes_body_attr_authsource import EditMailboxesBodyAttrAuthsource
    from .edit_mailboxes_body_attr_protocol_access_item import EditMailboxesBodyAttrProtocolAccessItem
    from .edit_mailboxes_body_attr_tagged_mail_handler import EditMailboxesBodyAttrTaggedMailHandler
    from .edit_mta_sts_body import EditMtaStsBody
    from .edit_mta_sts_body_attr import EditMtaStsBodyAttr
    from .edit_mta_sts_body_attr_mode import EditMtaStsBodyAttrMode
    from .edit_mta_sts_body_attr_version import EditMtaStsBodyAttrVersion
    from .edit_oauth_2_clients_body import EditOauth2ClientsBody
    from .edit_oauth_2_clients_body_attr import EditOauth2ClientsBodyAttr
    from .edit_oauth_2_clients_body_attr_renew_secret import EditOauth2ClientsBodyAttrRenewSecret
    from .edit_oauth_2_clients_body_attr_revoke_tokens import EditOauth2ClientsBodyAttrRevokeTokens
    from .edit_password_policy_body import EditPasswordPolicyBody
    from .edit_password_policy_body_attr import EditPasswordPolicyBodyAttr
    from .edit_password_reset_notification_body import EditPasswordResetNotificationBody
    from .edit_password_reset_notification_body_attr import EditPasswordResetNotificationBodyAttr
    from .edit_pushover_body import EditPushoverBody
    from .edit_pushover_body_attr import EditPushoverBodyAttr
    from .edit_quarantine_category_body import EditQuarantineCategoryBody
    from .edit_quarantine_category_body_attr import EditQuarantineCategoryBodyAttr
    from .edit_quarantine_category_body_attr_quarantine_category import EditQuarantineCategoryBodyAttrQuarantineCategory
    from .edit_quarantine_item_body import EditQuarantineItemBody
    from .edit_quarantine_item_body_attr import EditQuarantineItemBodyAttr
    from .edit_quarantine_item_body_attr_action import EditQuarantineItemBodyAttrAction
    from .edit_quarantine_notification_body import EditQuarantineNotificationBody
    from .edit_quarantine_notification_body_attr import EditQuarantineNotificationBodyAttr
    from .edit_quarantine_notification_body_attr_quarantine_notification import (
        EditQuarantineNotificationBodyAttrQuarantineNotification,
    )
    from .edit_quarantine_settings_body import EditQuarantineSettingsBody
    from .edit_quarantine_settings_body_attr import EditQuarantineSettingsBodyAttr
    from .edit_quarantine_settings_body_attr_action import EditQuarantineSettingsBodyAttrAction
    from .edit_quarantine_settings_body_attr_release_format import EditQuarantineSettingsBodyAttrReleaseFormat
    from .edit_queue_body import EditQueueBody
    from .edit_queue_body_attr import EditQueueBodyAttr
    from .edit_queue_body_attr_action import EditQueueBodyAttrAction
    from .edit_quota_notification_bcc_body import EditQuotaNotificationBccBody
    from .edit_quota_notification_bcc_body_attr import EditQuotaNotificationBccBodyAttr
    from .edit_quota_notification_body import EditQuotaNotificationBody
    from .edit_quota_notification_body_attr import EditQuotaNotificationBodyAttr
    from .edit_recipient_maps_body import EditRecipientMapsBody
    from .edit_recipient_maps_body_attr import EditRecipientMapsBodyAttr
    from .edit_relayhosts_body import EditRelayhostsBody
    from .edit_relayhosts_body_attr import EditRelayhostsBodyAttr
    from .edit_resources_body import EditResourcesBody
    from .edit_resources_body_attr import EditResourcesBodyAttr
    from .edit_resources_body_attr_kind import EditResourcesBodyAttrKind
    from .edit_rspamd_map_body import EditRspamdMapBody
    from .edit_rspamd_map_body_attr import EditRspamdMapBodyAttr
    from .edit_rspamd_map_body_items_item import EditRspamdMapBodyItemsItem
    from .edit_rspamd_settings_body import EditRspamdSettingsBody
    from .edit_rspamd_settings_body_attr import EditRspamdSettingsBodyAttr
    from .edit_spam_score_body import EditSpamScoreBody
    from .edit_spam_score_body_attr import EditSpamScoreBodyAttr
    from .edit_sync_jobs_body import EditSyncJobsBody
    from .edit_sync_jobs_body_attr import EditSyncJobsBodyAttr
    from .edit_sync_jobs_body_attr_enc_1 import EditSyncJobsBodyAttrEnc1
    from .edit_time_limited_aliases_body import EditTimeLimitedAliasesBody
    from .edit_time_limited_aliases_body_attr import EditTimeLimitedAliasesBodyAttr
    from .edit_tls_policies_body import EditTlsPoliciesBody
    from .edit_tls_policies_body_attr import EditTlsPoliciesBodyAttr
    from .edit_tls_policies_body_attr_policy import EditTlsPoliciesBodyAttrPolicy
    from .edit_transports_body import EditTransportsBody
    from .edit_transports_body_attr import EditTransportsBodyAttr
    from .edit_transports_body_attr_active import EditTransportsBodyAttrActive
    from .edit_transports_body_attr_is_mx_based import EditTransportsBodyAttrIsMxBased
    from .edit_ui_texts_body import EditUiTextsBody
    from .edit_ui_texts_body_attr import EditUiTextsBodyAttr
    from .edit_ui_texts_body_attr_ui_announcement_type import EditUiTextsBodyAttrUiAnnouncementType
    from .fail_2_ban import Fail2Ban
    from .fail_2_ban_regex_type_0 import Fail2BanRegexType0
    from .filter_ import Filter
    from .forwarding_host import ForwardingHost
    from .get_containers_response_200 import GetContainersResponse200
    from .global_filters import GlobalFilters
    from .host import Host
    from .host_addresses import HostAddresses
    from .host_cpu import HostCpu
    from .host_memory import HostMemory
    from .identity_provider import IdentityProvider
    from .import_dkim_body import ImportDkimBody
    from .last_login import LastLogin
    from .list_sync_jobs_of_mailbox_options import ListSyncJobsOfMailboxOptions
    from .list_sync_jobs_options import ListSyncJobsOptions
    from .log_entry import LogEntry
    from .mail_login import MailLogin
    from .mailbox import Mailbox
    from .mailbox_attributes import MailboxAttributes
    from .mailbox_custom_attributes import MailboxCustomAttributes
    from .mailbox_page import MailboxPage
    from .mailbox_rate_limit import MailboxRateLimit
    from .mailbox_template import MailboxTemplate
    from .mailbox_template_attributes import MailboxTemplateAttributes
    from .netfilter_log_entry import NetfilterLogEntry
    from .oauth_2_client import Oauth2Client
    from .password_policy import PasswordPolicy
    from .policy import Policy
    from .preset import Preset
    from .quarantine_item import QuarantineItem
    from .quarantine_item_details import QuarantineItemDetails
    from .queued_message import QueuedMessage
    from .rate_limit import RateLimit
    from .ratelimit_log_entry import RatelimitLogEntry
    from .recipient_map import RecipientMap
    from .relayhost import Relayhost
    from .rename_mailbox_body import RenameMailboxBody
    from .rename_mailbox_body_attr import RenameMailboxBodyAttr
    from .resource import Resource
    from .result import Result
    from .result_type import ResultType
    from .rspamd_history_entry import RspamdHistoryEntry
    from .rspamd_history_entry_symbols import RspamdHistoryEntrySymbols
    from .rspamd_history_entry_thresholds import RspamdHistoryEntryThresholds
    from .rspamd_setting import RspamdSetting
    from .rspamd_statfile import RspamdStatfile
    from .rspamd_statistics import RspamdStatistics
    from .rspamd_statistics_actions import RspamdStatisticsActions
    from .rspamd_statistics_fuzzy_hashes import RspamdStatisticsFuzzyHashes
    from .rspamd_symbol import RspamdSymbol
    from .sasl_log_entry import SaslLogEntry
    from .search_domains_body import SearchDomainsBody
    from .search_domains_body_columns_item import SearchDomainsBodyColumnsItem
    from .search_domains_body_columns_item_search import SearchDomainsBodyColumnsItemSearch
    from .search_domains_body_order_item import SearchDomainsBodyOrderItem
    from .search_domains_body_order_item_dir import SearchDomainsBodyOrderItemDir
    from .search_domains_body_search import SearchDomainsBodySearch
    from .search_mailboxes_body import SearchMailboxesBody
    from .search_mailboxes_body_columns_item import SearchMailboxesBodyColumnsItem
    from .search_mailboxes_body_columns_item_search import SearchMailboxesBodyColumnsItemSearch
    from .search_mailboxes_body_order_item import SearchMailboxesBodyOrderItem
    from .search_mailboxes_body_order_item_dir import SearchMailboxesBodyOrderItemDir
    from .search_mailboxes_body_search import SearchMailboxesBodySearch
    from .spam_score import SpamScore
    from .sync_job import SyncJob
    from .test_identity_provider_body import TestIdentityProviderBody
    from .test_identity_provider_body_attr import TestIdentityProviderBodyAttr
    from .test_identity_provider_body_attr_authsource import TestIdentityProviderBodyAttrAuthsource
    from .test_pushover_body import TestPushoverBody
    from .time_limited_alias import TimeLimitedAlias
    from .tls_policy import TlsPolicy
    from .transport import Transport
    from .ui_log_entry import UiLogEntry
    from .ui_login import UiLogin
    from .version import Version
    from .vmail_storage import VmailStorage
    from .watchdog_log_entry import WatchdogLogEntry

_MODULES = {
    "AcmeLogEntry": ".acme_log_entry",
    "ActiveBan": ".active_ban",
    "Admin": ".admin",
    "AdminAttributes": ".admin_attributes",
    "Alias": ".alias",
    "AliasDomain": ".alias_domain",
    "ApiLogEntry": ".api_log_entry",
    "AppPassword": ".app_password",
    "AutodiscoverLogEntry": ".autodiscover_log_entry",
    "BannedNetwork": ".banned_network",
    "BccDestinationOptions": ".bcc_destination_options",
    "BccDestinationOptionsMailboxes": ".bcc_destination_options_mailboxes",
    "BccMap": ".bcc_map",
    "Container": ".container",
    "ContainerCpu": ".container_cpu",
    "ContainerCpuTime": ".container_cpu_time",
    "ContainerMemory": ".container_memory",
    "ContainerNetwork": ".container_network",
    "ContainerStatistics": ".container_statistics",
    "ContainerStatisticsNetworks": ".container_statistics_networks",
    "CreateAdminBody": ".create_admin_body",
    "CreateAliasBody": ".create_alias_body",
    "CreateAliasDomainBody": ".create_alias_domain_body",
    "CreateAliasDomainBodyRlFrame": ".create_alias_domain_body_rl_frame",
    "CreateAppPasswordBody": ".create_app_password_body",
    "CreateAppPasswordBodyProtocolsItem": ".create_app_password_body_protocols_item",
    "CreateBccMapBody": ".create_bcc_map_body",
    "CreateBccMapBodyType": ".create_bcc_map_body_type",
    "CreateDkimBody": ".create_dkim_body",
    "CreateDomainAdminBody": ".create_domain_admin_body",
    "CreateDomainAdminSsoTokenBody": ".create_domain_admin_sso_token_body",
    "CreateDomainBody": ".create_domain_body",
    "CreateDomainBodyRlFrame": ".create_domain_body_rl_frame",
    "CreateDomainPolicyBody": ".create_domain_policy_body",
    "CreateDomainPolicyBodyObjectList": ".create_domain_policy_body_object_list",
    "CreateDomainTemplateBody": ".create_domain_template_body",
    "CreateDomainTemplateBodyRlFrame": ".create_domain_template_body_rl_frame",
    "CreateFilterBody": ".create_filter_body",
    "CreateFilterBodyFilterType": ".create_filter_body_filter_type",
    "CreateForwardingHostBody": ".create_forwarding_host_body",
    "CreateMailboxBody": ".create_mailbox_body",
    "CreateMailboxBodyAclItem": ".create_mailbox_body_acl_item",
    "CreateMailboxBodyAuthsource": ".create_mailbox_body_authsource",
    "CreateMailboxBodyProtocolAccessItem": ".create_mailbox_body_protocol_access_item",
    "CreateMailboxBodyQuarantineCategory": ".create_mailbox_body_quarantine_category",
    "CreateMailboxBodyQuarantineNotification": ".create_mailbox_body_quarantine_notification",
    "CreateMailboxBodyRlFrame": ".create_mailbox_body_rl_frame",
    "CreateMailboxBodyTaggedMailHandler": ".create_mailbox_body_tagged_mail_handler",
    "CreateMailboxPolicyBody": ".create_mailbox_policy_body",
    "CreateMailboxPolicyBodyObjectList": ".create_mailbox_policy_body_object_list",
    "CreateMailboxTemplateBody": ".create_mailbox_template_body",
    "CreateMailboxTemplateBodyAclItem": ".create_mailbox_template_body_acl_item",
    "CreateMailboxTemplateBodyProtocolAccessItem": ".create_mailbox_template_body_protocol_access_item",
    "CreateMailboxTemplateBodyQuarantineCategory": ".create_mailbox_template_body_quarantine_category",
    "CreateMailboxTemplateBodyQuarantineNotification": ".create_mailbox_template_body_quarantine_notification",
    "CreateMailboxTemplateBodyRlFrame": ".create_mailbox_template_body_rl_frame",
    "CreateMailboxTemplateBodyTaggedMailHandler": ".create_mailbox_template_body_tagged_mail_handler",
    "CreateMtaStsBody": ".create_mta_sts_body",
    "CreateMtaStsBodyMode": ".create_mta_sts_body_mode",
    "CreateMtaStsBodyVersion": ".create_mta_sts_body_version",
    "CreateOauth2ClientBody": ".create_oauth_2_client_body",
    "CreateRecipientMapBody": ".create_recipient_map_body",
    "CreateRelayhostBody": ".create_relayhost_body",
    "CreateResourceBody": ".create_resource_body",
    "CreateResourceBodyKind": ".create_resource_body_kind",
    "CreateRspamdSettingBody": ".create_rspamd_setting_body",
    "CreateSyncJobBody": ".create_sync_job_body",
    "CreateSyncJobBodyEnc1": ".create_sync_job_body_enc_1",
    "CreateTimeLimitedAliasBody": ".create_time_limited_alias_body",
    "CreateTlsPolicyBody": ".create_tls_policy_body",
    "CreateTlsPolicyBodyPolicy": ".create_tls_policy_body_policy",
    "CreateTransportBody": ".create_transport_body",
    "CronLogEntry": ".cron_log_entry",
    "Dkim": ".dkim",
    "Domain": ".domain",
    "DomainAdmin": ".domain_admin",
    "DomainAdminSsoToken": ".domain_admin_sso_token",
    "DomainPage": ".domain_page",
    "DomainRateLimit": ".domain_rate_limit",
    "DomainTemplate": ".domain_template",
    "DomainTemplateAttributes": ".domain_template_attributes",
    "DuplicateDkimBody": ".duplicate_dkim_body",
    "EditAdminsBody": ".edit_admins_body",
    "EditAdminsBodyAttr": ".edit_admins_body_attr",
    "EditAdminsBodyAttrDisableTfa": ".edit_admins_body_attr_disable_tfa",
    "EditAliasDomainsBody": ".edit_alias_domains_body",
    "EditAliasDomainsBodyAttr": ".edit_alias_domains_body_attr",
    "EditAliasesBody": ".edit_aliases_body",
    "EditAliasesBodyAttr": ".edit_aliases_body_attr",
    "EditAppLinksBody": ".edit_app_links_body",
    "EditAppLinksBodyAttr": ".edit_app_links_body_attr",
    "EditAppLinksBodyAttrHideItem": ".edit_app_links_body_attr_hide_item",
    "EditAppPasswordsBody": ".edit_app_passwords_body",
    "EditAppPasswordsBodyAttr": ".edit_app_passwords_body_attr",
    "EditAppPasswordsBodyAttrProtocolsItem": ".edit_app_passwords_body_attr_protocols_item",
    "EditBanlistBody": ".edit_banlist_body",
    "EditBccMapsBody": ".edit_bcc_maps_body",
    "EditBccMapsBodyAttr": ".edit_bcc_maps_body_attr",
    "EditBccMapsBodyAttrType": ".edit_bcc_maps_body_attr_type",
    "EditCorsBody": ".edit_cors_body",
    "EditCorsBodyAttr": ".edit_cors_body_attr",
    "EditCorsBodyAttrAllowedMethodsItem": ".edit_cors_body_attr_allowed_methods_item",
    "EditCustomLoginBody": ".edit_custom_login_body",
    "EditCustomLoginBodyAttr": ".edit_custom_login_body_attr",
    "EditDelimiterActionBody": ".edit_delimiter_action_body",
    "EditDelimiterActionBodyAttr": ".edit_delimiter_action_body_attr",
    "EditDelimiterActionBodyAttrTaggedMailHandler": ".edit_delimiter_action_body_attr_tagged_mail_handler",
    "EditDomainAdminAclBody": ".edit_domain_admin_acl_body",
    "EditDomainAdminAclBodyAttr": ".edit_domain_admin_acl_body_attr",
    "EditDomainAdminAclBodyAttrDaAclItem": ".edit_domain_admin_acl_body_attr_da_acl_item",
    "EditDomainAdminsBody": ".edit_domain_admins_body",
    "EditDomainAdminsBodyAttr": ".edit_domain_admins_body_attr",
    "EditDomainAdminsBodyAttrDisableTfa": ".edit_domain_admins_body_attr_disable_tfa",
    "EditDomainFooterBody": ".edit_domain_footer_body",
    "EditDomainFooterBodyAttr": ".edit_domain_footer_body_attr",
    "EditDomainRatelimitBody": ".edit_domain_ratelimit_body",
    "EditDomainRatelimitBodyAttr": ".edit_domain_ratelimit_body_attr",
    "EditDomainRatelimitBodyAttrRlFrame": ".edit_domain_ratelimit_body_attr_rl_frame",
    "EditDomainTemplatesBody": ".edit_domain_templates_body",
    "EditDomainTemplatesBodyAttr": ".edit_domain_templates_body_attr",
    "EditDomainTemplatesBodyAttrRlFrame": ".edit_domain_templates_body_attr_rl_frame",
    "EditDomainsBody": ".edit_domains_body",
    "EditDomainsBodyAttr": ".edit_domains_body_attr",
    "EditFail2BanBody": ".edit_fail_2_ban_body",
    "EditFail2BanBodyAttr": ".edit_fail_2_ban_body_attr",
    "EditFail2BanBodyAttrAction": ".edit_fail_2_ban_body_attr_action",
    "EditFiltersBody": ".edit_filters_body",
    "EditFiltersBodyAttr": ".edit_filters_body_attr",
    "EditFiltersBodyAttrFilterType": ".edit_filters_body_attr_filter_type",
    "EditForwardingHostsBody": ".edit_forwarding_hosts_body",
    "EditForwardingHostsBodyAttr": ".edit_forwarding_hosts_body_attr",
    "EditGlobalFilterBody": ".edit_global_filter_body",
    "EditGlobalFilterBodyFilterType": ".edit_global_filter_body_filter_type",
    "EditIdentityProviderBody": ".edit_identity_provider_body",
    "EditIdentityProviderBodyAttr": ".edit_identity_provider_body_attr",
    "EditIdentityProviderBodyAttrAuthsource": ".edit_identity_provider_body_attr_authsource",
    "EditIpCheckBody": ".edit_ip_check_body",
    "EditIpCheckBodyAttr": ".edit_ip_check_body_attr",
    "EditMailboxAclBody": ".edit_mailbox_acl_body",
    "EditMailboxAclBodyAttr": ".edit_mailbox_acl_body_attr",
    "EditMailboxAclBodyAttrUserAclItem": ".edit_mailbox_acl_body_attr_user_acl_item",
    "EditMailboxCustomAttributesBody": ".edit_mailbox_custom_attributes_body",
    "EditMailboxCustomAttributesBodyAttr": ".edit_mailbox_custom_attributes_body_attr",
    "EditMailboxRatelimitBody": ".edit_mailbox_ratelimit_body",
    "EditMailboxRatelimitBodyAttr": ".edit_mailbox_ratelimit_body_attr",
    "EditMailboxRatelimitBodyAttrRlFrame": ".edit_mailbox_ratelimit_body_attr_rl_frame",
    "EditMailboxTemplatesBody": ".edit_mailbox_templates_body",
    "EditMailboxTemplatesBodyAttr": ".edit_mailbox_templates_body_attr",
    "EditMailboxTemplatesBodyAttrAclItem": ".edit_mailbox_templates_body_attr_acl_item",
    "EditMailboxTemplatesBodyAttrProtocolAccessItem": ".edit_mailbox_templates_body_attr_protocol_access_item",
    "EditMailboxTemplatesBodyAttrQuarantineCategory": ".edit_mailbox_templates_body_attr_quarantine_category",
    "EditMailboxTemplatesBodyAttrQuarantineNotification": ".edit_mailbox_templates_body_attr_quarantine_notification",
    "EditMailboxTemplatesBodyAttrRlFrame": ".edit_mailbox_templates_body_attr_rl_frame",
    "EditMailboxTemplatesBodyAttrTaggedMailHandler": ".edit_mailbox_templates_body_attr_tagged_mail_handler",
    "EditMailboxTlsPolicyBody": ".edit_mailbox_tls_policy_body",
    "EditMailboxTlsPolicyBodyAttr": ".edit_mailbox_tls_policy_body_attr",
    "EditMailboxesBody": ".edit_mailboxes_body",
    "EditMailboxesBodyAttr": ".edit_mailboxes_body_attr",
    "EditMailboxesBodyAttrAuthsource": ".edit_mailboxes_body_attr_authsource",
    "EditMailboxesBodyAttrProtocolAccessItem": ".edit_mailboxes_body_attr_protocol_access_item",
    "EditMailboxesBodyAttrTaggedMailHandler": ".edit_mailboxes_body_attr_tagged_mail_handler",
    "EditMtaStsBody": ".edit_mta_sts_body",
    "EditMtaStsBodyAttr": ".edit_mta_sts_body_attr",
    "EditMtaStsBodyAttrMode": ".edit_mta_sts_body_attr_mode",
    "EditMtaStsBodyAttrVersion": ".edit_mta_sts_body_attr_version",
    "EditOauth2ClientsBody": ".edit_oauth_2_clients_body",
    "EditOauth2ClientsBodyAttr": ".edit_oauth_2_clients_body_attr",
    "EditOauth2ClientsBodyAttrRenewSecret": ".edit_oauth_2_clients_body_attr_renew_secret",
    "EditOauth2ClientsBodyAttrRevokeTokens": ".edit_oauth_2_clients_body_attr_revoke_tokens",
    "EditPasswordPolicyBody": ".edit_password_policy_body",
    "EditPasswordPolicyBodyAttr": ".edit_password_policy_body_attr",
    "EditPasswordResetNotificationBody": ".edit_password_reset_notification_body",
    "EditPasswordResetNotificationBodyAttr": ".edit_password_reset_notification_body_attr",
    "EditPushoverBody": ".edit_pushover_body",
    "EditPushoverBodyAttr": ".edit_pushover_body_attr",
    "EditQuarantineCategoryBody": ".edit_quarantine_category_body",
    "EditQuarantineCategoryBodyAttr": ".edit_quarantine_category_body_attr",
    "EditQuarantineCategoryBodyAttrQuarantineCategory": ".edit_quarantine_category_body_attr_quarantine_category",
    "EditQuarantineItemBody": ".edit_quarantine_item_body",
    "EditQuarantineItemBodyAttr": ".edit_quarantine_item_body_attr",
    "EditQuarantineItemBodyAttrAction": ".edit_quarantine_item_body_attr_action",
    "EditQuarantineNotificationBody": ".edit_quarantine_notification_body",
    "EditQuarantineNotificationBodyAttr": ".edit_quarantine_notification_body_attr",
    "EditQuarantineNotificationBodyAttrQuarantineNotification": ".edit_quarantine_notification_body_attr_quarantine_notification",
    "EditQuarantineSettingsBody": ".edit_quarantine_settings_body",
    "EditQuarantineSettingsBodyAttr": ".edit_quarantine_settings_body_attr",
    "EditQuarantineSettingsBodyAttrAction": ".edit_quarantine_settings_body_attr_action",
    "EditQuarantineSettingsBodyAttrReleaseFormat": ".edit_quarantine_settings_body_attr_release_format",
    "EditQueueBody": ".edit_queue_body",
    "EditQueueBodyAttr": ".edit_queue_body_attr",
    "EditQueueBodyAttrAction": ".edit_queue_body_attr_action",
    "EditQuotaNotificationBccBody": ".edit_quota_notification_bcc_body",
    "EditQuotaNotificationBccBodyAttr": ".edit_quota_notification_bcc_body_attr",
    "EditQuotaNotificationBody": ".edit_quota_notification_body",
    "EditQuotaNotificationBodyAttr": ".edit_quota_notification_body_attr",
    "EditRecipientMapsBody": ".edit_recipient_maps_body",
    "EditRecipientMapsBodyAttr": ".edit_recipient_maps_body_attr",
    "EditRelayhostsBody": ".edit_relayhosts_body",
    "EditRelayhostsBodyAttr": ".edit_relayhosts_body_attr",
    "EditResourcesBody": ".edit_resources_body",
    "EditResourcesBodyAttr": ".edit_resources_body_attr",
    "EditResourcesBodyAttrKind": ".edit_resources_body_attr_kind",
    "EditRspamdMapBody": ".edit_rspamd_map_body",
    "EditRspamdMapBodyAttr": ".edit_rspamd_map_body_attr",
    "EditRspamdMapBodyItemsItem": ".edit_rspamd_map_body_items_item",
    "EditRspamdSettingsBody": ".edit_rspamd_settings_body",
    "EditRspamdSettingsBodyAttr": ".edit_rspamd_settings_body_attr",
    "EditSpamScoreBody": ".edit_spam_score_body",
    "EditSpamScoreBodyAttr": ".edit_spam_score_body_attr",
    "EditSyncJobsBody": ".edit_sync_jobs_body",
    "EditSyncJobsBodyAttr": ".edit_sync_jobs_body_attr",
    "EditSyncJobsBodyAttrEnc1": ".edit_sync_jobs_body_attr_enc_1",
    "EditTimeLimitedAliasesBody": ".edit_time_limited_aliases_body",
    "EditTimeLimitedAliasesBodyAttr": ".edit_time_limited_aliases_body_attr",
    "EditTlsPoliciesBody": ".edit_tls_policies_body",
    "EditTlsPoliciesBodyAttr": ".edit_tls_policies_body_attr",
    "EditTlsPoliciesBodyAttrPolicy": ".edit_tls_policies_body_attr_policy",
    "EditTransportsBody": ".edit_transports_body",
    "EditTransportsBodyAttr": ".edit_transports_body_attr",
    "EditTransportsBodyAttrActive": ".edit_transports_body_attr_active",
    "EditTransportsBodyAttrIsMxBased": ".edit_transports_body_attr_is_mx_based",
    "EditUiTextsBody": ".edit_ui_texts_body",
    "EditUiTextsBodyAttr": ".edit_ui_texts_body_attr",
    "EditUiTextsBodyAttrUiAnnouncementType": ".edit_ui_texts_body_attr_ui_announcement_type",
    "Fail2Ban": ".fail_2_ban",
    "Fail2BanRegexType0": ".fail_2_ban_regex_type_0",
    "Filter": ".filter_",
    "ForwardingHost": ".forwarding_host",
    "GetContainersResponse200": ".get_containers_response_200",
    "GlobalFilters": ".global_filters",
    "Host": ".host",
    "HostAddresses": ".host_addresses",
    "HostCpu": ".host_cpu",
    "HostMemory": ".host_memory",
    "IdentityProvider": ".identity_provider",
    "ImportDkimBody": ".import_dkim_body",
    "LastLogin": ".last_login",
    "ListSyncJobsOfMailboxOptions": ".list_sync_jobs_of_mailbox_options",
    "ListSyncJobsOptions": ".list_sync_jobs_options",
    "LogEntry": ".log_entry",
    "MailLogin": ".mail_login",
    "Mailbox": ".mailbox",
    "MailboxAttributes": ".mailbox_attributes",
    "MailboxCustomAttributes": ".mailbox_custom_attributes",
    "MailboxPage": ".mailbox_page",
    "MailboxRateLimit": ".mailbox_rate_limit",
    "MailboxTemplate": ".mailbox_template",
    "MailboxTemplateAttributes": ".mailbox_template_attributes",
    "NetfilterLogEntry": ".netfilter_log_entry",
    "Oauth2Client": ".oauth_2_client",
    "PasswordPolicy": ".password_policy",
    "Policy": ".policy",
    "Preset": ".preset",
    "QuarantineItem": ".quarantine_item",
    "QuarantineItemDetails": ".quarantine_item_details",
    "QueuedMessage": ".queued_message",
    "RateLimit": ".rate_limit",
    "RatelimitLogEntry": ".ratelimit_log_entry",
    "RecipientMap": ".recipient_map",
    "Relayhost": ".relayhost",
    "RenameMailboxBody": ".rename_mailbox_body",
    "RenameMailboxBodyAttr": ".rename_mailbox_body_attr",
    "Resource": ".resource",
    "Result": ".result",
    "ResultType": ".result_type",
    "RspamdHistoryEntry": ".rspamd_history_entry",
    "RspamdHistoryEntrySymbols": ".rspamd_history_entry_symbols",
    "RspamdHistoryEntryThresholds": ".rspamd_history_entry_thresholds",
    "RspamdSetting": ".rspamd_setting",
    "RspamdStatfile": ".rspamd_statfile",
    "RspamdStatistics": ".rspamd_statistics",
    "RspamdStatisticsActions": ".rspamd_statistics_actions",
    "RspamdStatisticsFuzzyHashes": ".rspamd_statistics_fuzzy_hashes",
    "RspamdSymbol": ".rspamd_symbol",
    "SaslLogEntry": ".sasl_log_entry",
    "SearchDomainsBody": ".search_domains_body",
    "SearchDomainsBodyColumnsItem": ".search_domains_body_columns_item",
    "SearchDomainsBodyColumnsItemSearch": ".search_domains_body_columns_item_search",
    "SearchDomainsBodyOrderItem": ".search_domains_body_order_item",
    "SearchDomainsBodyOrderItemDir": ".search_domains_body_order_item_dir",
    "SearchDomainsBodySearch": ".search_domains_body_search",
    "SearchMailboxesBody": ".search_mailboxes_body",
    "SearchMailboxesBodyColumnsItem": ".search_mailboxes_body_columns_item",
    "SearchMailboxesBodyColumnsItemSearch": ".search_mailboxes_body_columns_item_search",
    "SearchMailboxesBodyOrderItem": ".search_mailboxes_body_order_item",
    "SearchMailboxesBodyOrderItemDir": ".search_mailboxes_body_order_item_dir",
    "SearchMailboxesBodySearch": ".search_mailboxes_body_search",
    "SpamScore": ".spam_score",
    "SyncJob": ".sync_job",
    "TestIdentityProviderBody": ".test_identity_provider_body",
    "TestIdentityProviderBodyAttr": ".test_identity_provider_body_attr",
    "TestIdentityProviderBodyAttrAuthsource": ".test_identity_provider_body_attr_authsource",
    "TestPushoverBody": ".test_pushover_body",
    "TimeLimitedAlias": ".time_limited_alias",
    "TlsPolicy": ".tls_policy",
    "Transport": ".transport",
    "UiLogEntry": ".ui_log_entry",
    "UiLogin": ".ui_login",
    "Version": ".version",
    "VmailStorage": ".vmail_storage",
    "WatchdogLogEntry": ".watchdog_log_entry",
}

__all__ = (
    "AcmeLogEntry",
    "ActiveBan",
    "Admin",
    "AdminAttributes",
    "Alias",
    "AliasDomain",
    "ApiLogEntry",
    "AppPassword",
    "AutodiscoverLogEntry",
    "BannedNetwork",
    "BccDestinationOptions",
    "BccDestinationOptionsMailboxes",
    "BccMap",
    "Container",
    "ContainerCpu",
    "ContainerCpuTime",
    "ContainerMemory",
    "ContainerNetwork",
    "ContainerStatistics",
    "ContainerStatisticsNetworks",
    "CreateAdminBody",
    "CreateAliasBody",
    "CreateAliasDomainBody",
    "CreateAliasDomainBodyRlFrame",
    "CreateAppPasswordBody",
    "CreateAppPasswordBodyProtocolsItem",
    "CreateBccMapBody",
    "CreateBccMapBodyType",
    "CreateDkimBody",
    "CreateDomainAdminBody",
    "CreateDomainAdminSsoTokenBody",
    "CreateDomainBody",
    "CreateDomainBodyRlFrame",
    "CreateDomainPolicyBody",
    "CreateDomainPolicyBodyObjectList",
    "CreateDomainTemplateBody",
    "CreateDomainTemplateBodyRlFrame",
    "CreateFilterBody",
    "CreateFilterBodyFilterType",
    "CreateForwardingHostBody",
    "CreateMailboxBody",
    "CreateMailboxBodyAclItem",
    "CreateMailboxBodyAuthsource",
    "CreateMailboxBodyProtocolAccessItem",
    "CreateMailboxBodyQuarantineCategory",
    "CreateMailboxBodyQuarantineNotification",
    "CreateMailboxBodyRlFrame",
    "CreateMailboxBodyTaggedMailHandler",
    "CreateMailboxPolicyBody",
    "CreateMailboxPolicyBodyObjectList",
    "CreateMailboxTemplateBody",
    "CreateMailboxTemplateBodyAclItem",
    "CreateMailboxTemplateBodyProtocolAccessItem",
    "CreateMailboxTemplateBodyQuarantineCategory",
    "CreateMailboxTemplateBodyQuarantineNotification",
    "CreateMailboxTemplateBodyRlFrame",
    "CreateMailboxTemplateBodyTaggedMailHandler",
    "CreateMtaStsBody",
    "CreateMtaStsBodyMode",
    "CreateMtaStsBodyVersion",
    "CreateOauth2ClientBody",
    "CreateRecipientMapBody",
    "CreateRelayhostBody",
    "CreateResourceBody",
    "CreateResourceBodyKind",
    "CreateRspamdSettingBody",
    "CreateSyncJobBody",
    "CreateSyncJobBodyEnc1",
    "CreateTimeLimitedAliasBody",
    "CreateTlsPolicyBody",
    "CreateTlsPolicyBodyPolicy",
    "CreateTransportBody",
    "CronLogEntry",
    "Dkim",
    "Domain",
    "DomainAdmin",
    "DomainAdminSsoToken",
    "DomainPage",
    "DomainRateLimit",
    "DomainTemplate",
    "DomainTemplateAttributes",
    "DuplicateDkimBody",
    "EditAdminsBody",
    "EditAdminsBodyAttr",
    "EditAdminsBodyAttrDisableTfa",
    "EditAliasDomainsBody",
    "EditAliasDomainsBodyAttr",
    "EditAliasesBody",
    "EditAliasesBodyAttr",
    "EditAppLinksBody",
    "EditAppLinksBodyAttr",
    "EditAppLinksBodyAttrHideItem",
    "EditAppPasswordsBody",
    "EditAppPasswordsBodyAttr",
    "EditAppPasswordsBodyAttrProtocolsItem",
    "EditBanlistBody",
    "EditBccMapsBody",
    "EditBccMapsBodyAttr",
    "EditBccMapsBodyAttrType",
    "EditCorsBody",
    "EditCorsBodyAttr",
    "EditCorsBodyAttrAllowedMethodsItem",
    "EditCustomLoginBody",
    "EditCustomLoginBodyAttr",
    "EditDelimiterActionBody",
    "EditDelimiterActionBodyAttr",
    "EditDelimiterActionBodyAttrTaggedMailHandler",
    "EditDomainAdminAclBody",
    "EditDomainAdminAclBodyAttr",
    "EditDomainAdminAclBodyAttrDaAclItem",
    "EditDomainAdminsBody",
    "EditDomainAdminsBodyAttr",
    "EditDomainAdminsBodyAttrDisableTfa",
    "EditDomainFooterBody",
    "EditDomainFooterBodyAttr",
    "EditDomainRatelimitBody",
    "EditDomainRatelimitBodyAttr",
    "EditDomainRatelimitBodyAttrRlFrame",
    "EditDomainsBody",
    "EditDomainsBodyAttr",
    "EditDomainTemplatesBody",
    "EditDomainTemplatesBodyAttr",
    "EditDomainTemplatesBodyAttrRlFrame",
    "EditFail2BanBody",
    "EditFail2BanBodyAttr",
    "EditFail2BanBodyAttrAction",
    "EditFiltersBody",
    "EditFiltersBodyAttr",
    "EditFiltersBodyAttrFilterType",
    "EditForwardingHostsBody",
    "EditForwardingHostsBodyAttr",
    "EditGlobalFilterBody",
    "EditGlobalFilterBodyFilterType",
    "EditIdentityProviderBody",
    "EditIdentityProviderBodyAttr",
    "EditIdentityProviderBodyAttrAuthsource",
    "EditIpCheckBody",
    "EditIpCheckBodyAttr",
    "EditMailboxAclBody",
    "EditMailboxAclBodyAttr",
    "EditMailboxAclBodyAttrUserAclItem",
    "EditMailboxCustomAttributesBody",
    "EditMailboxCustomAttributesBodyAttr",
    "EditMailboxesBody",
    "EditMailboxesBodyAttr",
    "EditMailboxesBodyAttrAuthsource",
    "EditMailboxesBodyAttrProtocolAccessItem",
    "EditMailboxesBodyAttrTaggedMailHandler",
    "EditMailboxRatelimitBody",
    "EditMailboxRatelimitBodyAttr",
    "EditMailboxRatelimitBodyAttrRlFrame",
    "EditMailboxTemplatesBody",
    "EditMailboxTemplatesBodyAttr",
    "EditMailboxTemplatesBodyAttrAclItem",
    "EditMailboxTemplatesBodyAttrProtocolAccessItem",
    "EditMailboxTemplatesBodyAttrQuarantineCategory",
    "EditMailboxTemplatesBodyAttrQuarantineNotification",
    "EditMailboxTemplatesBodyAttrRlFrame",
    "EditMailboxTemplatesBodyAttrTaggedMailHandler",
    "EditMailboxTlsPolicyBody",
    "EditMailboxTlsPolicyBodyAttr",
    "EditMtaStsBody",
    "EditMtaStsBodyAttr",
    "EditMtaStsBodyAttrMode",
    "EditMtaStsBodyAttrVersion",
    "EditOauth2ClientsBody",
    "EditOauth2ClientsBodyAttr",
    "EditOauth2ClientsBodyAttrRenewSecret",
    "EditOauth2ClientsBodyAttrRevokeTokens",
    "EditPasswordPolicyBody",
    "EditPasswordPolicyBodyAttr",
    "EditPasswordResetNotificationBody",
    "EditPasswordResetNotificationBodyAttr",
    "EditPushoverBody",
    "EditPushoverBodyAttr",
    "EditQuarantineCategoryBody",
    "EditQuarantineCategoryBodyAttr",
    "EditQuarantineCategoryBodyAttrQuarantineCategory",
    "EditQuarantineItemBody",
    "EditQuarantineItemBodyAttr",
    "EditQuarantineItemBodyAttrAction",
    "EditQuarantineNotificationBody",
    "EditQuarantineNotificationBodyAttr",
    "EditQuarantineNotificationBodyAttrQuarantineNotification",
    "EditQuarantineSettingsBody",
    "EditQuarantineSettingsBodyAttr",
    "EditQuarantineSettingsBodyAttrAction",
    "EditQuarantineSettingsBodyAttrReleaseFormat",
    "EditQueueBody",
    "EditQueueBodyAttr",
    "EditQueueBodyAttrAction",
    "EditQuotaNotificationBccBody",
    "EditQuotaNotificationBccBodyAttr",
    "EditQuotaNotificationBody",
    "EditQuotaNotificationBodyAttr",
    "EditRecipientMapsBody",
    "EditRecipientMapsBodyAttr",
    "EditRelayhostsBody",
    "EditRelayhostsBodyAttr",
    "EditResourcesBody",
    "EditResourcesBodyAttr",
    "EditResourcesBodyAttrKind",
    "EditRspamdMapBody",
    "EditRspamdMapBodyAttr",
    "EditRspamdMapBodyItemsItem",
    "EditRspamdSettingsBody",
    "EditRspamdSettingsBodyAttr",
    "EditSpamScoreBody",
    "EditSpamScoreBodyAttr",
    "EditSyncJobsBody",
    "EditSyncJobsBodyAttr",
    "EditSyncJobsBodyAttrEnc1",
    "EditTimeLimitedAliasesBody",
    "EditTimeLimitedAliasesBodyAttr",
    "EditTlsPoliciesBody",
    "EditTlsPoliciesBodyAttr",
    "EditTlsPoliciesBodyAttrPolicy",
    "EditTransportsBody",
    "EditTransportsBodyAttr",
    "EditTransportsBodyAttrActive",
    "EditTransportsBodyAttrIsMxBased",
    "EditUiTextsBody",
    "EditUiTextsBodyAttr",
    "EditUiTextsBodyAttrUiAnnouncementType",
    "Fail2Ban",
    "Fail2BanRegexType0",
    "Filter",
    "ForwardingHost",
    "GetContainersResponse200",
    "GlobalFilters",
    "Host",
    "HostAddresses",
    "HostCpu",
    "HostMemory",
    "IdentityProvider",
    "ImportDkimBody",
    "LastLogin",
    "ListSyncJobsOfMailboxOptions",
    "ListSyncJobsOptions",
    "LogEntry",
    "Mailbox",
    "MailboxAttributes",
    "MailboxCustomAttributes",
    "MailboxPage",
    "MailboxRateLimit",
    "MailboxTemplate",
    "MailboxTemplateAttributes",
    "MailLogin",
    "NetfilterLogEntry",
    "Oauth2Client",
    "PasswordPolicy",
    "Policy",
    "Preset",
    "QuarantineItem",
    "QuarantineItemDetails",
    "QueuedMessage",
    "RateLimit",
    "RatelimitLogEntry",
    "RecipientMap",
    "Relayhost",
    "RenameMailboxBody",
    "RenameMailboxBodyAttr",
    "Resource",
    "Result",
    "ResultType",
    "RspamdHistoryEntry",
    "RspamdHistoryEntrySymbols",
    "RspamdHistoryEntryThresholds",
    "RspamdSetting",
    "RspamdStatfile",
    "RspamdStatistics",
    "RspamdStatisticsActions",
    "RspamdStatisticsFuzzyHashes",
    "RspamdSymbol",
    "SaslLogEntry",
    "SearchDomainsBody",
    "SearchDomainsBodyColumnsItem",
    "SearchDomainsBodyColumnsItemSearch",
    "SearchDomainsBodyOrderItem",
    "SearchDomainsBodyOrderItemDir",
    "SearchDomainsBodySearch",
    "SearchMailboxesBody",
    "SearchMailboxesBodyColumnsItem",
    "SearchMailboxesBodyColumnsItemSearch",
    "SearchMailboxesBodyOrderItem",
    "SearchMailboxesBodyOrderItemDir",
    "SearchMailboxesBodySearch",
    "SpamScore",
    "SyncJob",
    "TestIdentityProviderBody",
    "TestIdentityProviderBodyAttr",
    "TestIdentityProviderBodyAttrAuthsource",
    "TestPushoverBody",
    "TimeLimitedAlias",
    "TlsPolicy",
    "Transport",
    "UiLogEntry",
    "UiLogin",
    "Version",
    "VmailStorage",
    "WatchdogLogEntry",
)


def __getattr__(name: str) -> Any:
    if name in _MODULES:
        value = getattr(import_module(_MODULES[name], __name__), name)
        globals()[name] = value
        return value
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
