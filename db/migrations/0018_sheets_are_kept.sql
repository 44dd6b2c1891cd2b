ALTER TABLE "retention_rules" DROP CONSTRAINT "retention_rules_kind_known";--> statement-breakpoint
ALTER TABLE "retention_rules" ADD CONSTRAINT "retention_rules_kind_known" CHECK ("retention_rules"."kind" in ('sessions', 'one-time-codes', 'attempts', 'letters', 'correction-contacts', 'invitation-addresses', 'unconfirmed-accounts', 'closed-account-consents', 'sheets', 'unlinked-files'));--> statement-breakpoint
insert into retention_rules (kind, since, keep_days, at_least_days, basis) values
  ('sheets', '2026-11-01', 90, 0, '查看检查和写入结果所需的时间；写入的产品另行保存');
