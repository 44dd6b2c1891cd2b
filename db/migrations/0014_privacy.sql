CREATE TABLE "retention_rules" (
	"kind" text NOT NULL,
	"since" date NOT NULL,
	"keep_days" integer NOT NULL,
	"at_least_days" integer DEFAULT 0 NOT NULL,
	"basis" text NOT NULL,
	CONSTRAINT "retention_rules_kind_since_pk" PRIMARY KEY("kind","since"),
	CONSTRAINT "retention_rules_kind_known" CHECK ("retention_rules"."kind" in ('sessions', 'one-time-codes', 'attempts', 'letters', 'correction-contacts', 'invitation-addresses', 'unconfirmed-accounts', 'closed-account-consents', 'unlinked-files')),
	CONSTRAINT "retention_rules_lawful" CHECK ("retention_rules"."keep_days" >= "retention_rules"."at_least_days" and "retention_rules"."at_least_days" >= 0)
);
--> statement-breakpoint
ALTER TABLE "contact_consents" ADD COLUMN "version" text DEFAULT '2026-11' NOT NULL;--> statement-breakpoint
CREATE INDEX "contact_consents_of_account" ON "contact_consents" USING btree ("account_id","number");
--> statement-breakpoint
insert into retention_rules (kind, since, keep_days, at_least_days, basis) values
  ('sessions', '2026-11-01', 180, 180, '网络安全法第二十一条：网络日志不少于六个月'),
  ('one-time-codes', '2026-11-01', 1, 0, '个人信息保护法第十九条：目的实现后即删除'),
  ('attempts', '2026-11-01', 1, 0, '个人信息保护法第十九条：目的实现后即删除'),
  ('letters', '2026-11-01', 90, 0, '个人信息保护法第十九条：查询投递情况所需的最短时间'),
  ('correction-contacts', '2026-11-01', 365, 0, '提交更正申请时的承诺'),
  ('invitation-addresses', '2026-11-01', 30, 0, '个人信息保护法第十九条：邀请结束后不再需要'),
  ('unconfirmed-accounts', '2026-11-01', 30, 0, '个人信息保护法第十九条：没有确认邮箱的账号从未使用'),
  ('closed-account-consents', '2026-11-01', 1095, 1095, '个人信息保护法第五十五、五十六条，电子商务法第三十一条：三年'),
  ('unlinked-files', '2026-11-01', 1, 0, '个人信息保护法第十九条：没有记录引用的文件');
--> statement-breakpoint
-- What somebody has agreed to or taken back is added and never changed; only the daily job, as the owner, takes away what has run out.
create function consents_stay() returns trigger language plpgsql as $$
begin
  raise exception 'consents are only ever added to';
end
$$;
--> statement-breakpoint
create trigger consents_stay before update on consents for each statement execute function consents_stay();
--> statement-breakpoint
do $$
begin
  if exists (select from pg_roles where rolname = 'guipintong_web') then
    revoke update, delete, truncate on consents from guipintong_web;
    revoke insert, update, delete, truncate on retention_rules from guipintong_web;
  end if;
end
$$;
