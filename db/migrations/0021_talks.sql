CREATE TABLE "agreement_lines" (
	"agreement_id" uuid NOT NULL,
	"line" integer NOT NULL,
	"title" text NOT NULL,
	"unit" text NOT NULL,
	"quantity" numeric(16, 4) NOT NULL,
	"unit_fen" bigint NOT NULL,
	CONSTRAINT "agreement_lines_agreement_id_line_pk" PRIMARY KEY("agreement_id","line"),
	CONSTRAINT "agreement_lines_of_something" CHECK ("agreement_lines"."quantity" > 0 and "agreement_lines"."unit_fen" >= 0)
);
--> statement-breakpoint
CREATE TABLE "agreement_reviews" (
	"agreement_id" uuid NOT NULL,
	"side" text NOT NULL,
	"year" integer NOT NULL,
	"score" integer NOT NULL,
	"words" text NOT NULL,
	"by_account" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "agreement_reviews_agreement_id_side_year_pk" PRIMARY KEY("agreement_id","side","year"),
	CONSTRAINT "agreement_reviews_side_known" CHECK ("agreement_reviews"."side" in ('buyer', 'supplier')),
	CONSTRAINT "agreement_reviews_score" CHECK ("agreement_reviews"."score" between 1 and 5),
	CONSTRAINT "agreement_reviews_words" CHECK (char_length("agreement_reviews"."words") between 0 and 1000)
);
--> statement-breakpoint
CREATE TABLE "agreements" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"ref" text NOT NULL,
	"kind" text NOT NULL,
	"need_id" uuid NOT NULL,
	"buyer_id" uuid NOT NULL,
	"supplier_id" uuid NOT NULL,
	"renews_id" uuid,
	"content" jsonb NOT NULL,
	"digest" text NOT NULL,
	"sector_code" text,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	"state" text DEFAULT 'proposed' NOT NULL,
	"proposed_by" uuid NOT NULL,
	"proposed_at" timestamp with time zone NOT NULL,
	"signed_by" uuid,
	"signed_at" timestamp with time zone,
	"state_at" timestamp with time zone NOT NULL,
	CONSTRAINT "agreements_kind_known" CHECK ("agreements"."kind" in ('order', 'framework')),
	CONSTRAINT "agreements_state_known" CHECK ("agreements"."state" in ('proposed', 'in-force', 'declined', 'ended')),
	CONSTRAINT "agreements_of_two" CHECK ("agreements"."buyer_id" <> "agreements"."supplier_id"),
	CONSTRAINT "agreements_term" CHECK ("agreements"."starts_on" <= "agreements"."ends_on"),
	CONSTRAINT "agreements_signed_whole" CHECK (("agreements"."signed_by" is null) = ("agreements"."signed_at" is null)),
	CONSTRAINT "agreements_in_force_signed" CHECK ("agreements"."state" not in ('in-force', 'ended') or "agreements"."signed_at" is not null)
);
--> statement-breakpoint
CREATE TABLE "call_offs" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"agreement_id" uuid NOT NULL,
	"line" integer NOT NULL,
	"quantity" numeric(16, 4) NOT NULL,
	"deliver_on" date NOT NULL,
	"state" text DEFAULT 'placed' NOT NULL,
	"fen" bigint DEFAULT 0 NOT NULL,
	"placed_by" uuid NOT NULL,
	"placed_at" timestamp with time zone NOT NULL,
	"delivered_by" uuid,
	"delivered_at" timestamp with time zone,
	"confirmed_by" uuid,
	"confirmed_at" timestamp with time zone,
	"disputed" text,
	CONSTRAINT "call_offs_state_known" CHECK ("call_offs"."state" in ('placed', 'delivered', 'confirmed', 'cancelled')),
	CONSTRAINT "call_offs_of_something" CHECK ("call_offs"."quantity" > 0),
	CONSTRAINT "call_offs_delivered" CHECK (("call_offs"."state" in ('delivered', 'confirmed')) = ("call_offs"."delivered_at" is not null)),
	CONSTRAINT "call_offs_confirmed" CHECK (("call_offs"."state" = 'confirmed') = ("call_offs"."confirmed_at" is not null)),
	CONSTRAINT "call_offs_disputed_length" CHECK (char_length("call_offs"."disputed") between 2 and 1000)
);
--> statement-breakpoint
CREATE TABLE "confirmed_values" (
	"call_off_id" uuid PRIMARY KEY NOT NULL,
	"agreement_id" uuid NOT NULL,
	"buyer_id" uuid NOT NULL,
	"supplier_id" uuid NOT NULL,
	"buyer_city" text,
	"supplier_city" text,
	"sector_code" text,
	"day" date NOT NULL,
	"fen" bigint NOT NULL,
	CONSTRAINT "confirmed_values_positive" CHECK ("confirmed_values"."fen" >= 0)
);
--> statement-breakpoint
CREATE TABLE "awards" (
	"need_id" uuid PRIMARY KEY NOT NULL,
	"talk_id" uuid NOT NULL,
	"quotation_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"awarded_by" uuid NOT NULL,
	"awarded_at" timestamp with time zone NOT NULL,
	CONSTRAINT "awards_with_reason" CHECK (char_length("awards"."reason") between 2 and 1000)
);
--> statement-breakpoint
CREATE TABLE "enterprise_blocks" (
	"enterprise_id" uuid NOT NULL,
	"blocked_id" uuid NOT NULL,
	"blocked_by" uuid NOT NULL,
	"blocked_at" timestamp with time zone NOT NULL,
	CONSTRAINT "enterprise_blocks_enterprise_id_blocked_id_pk" PRIMARY KEY("enterprise_id","blocked_id"),
	CONSTRAINT "enterprise_blocks_others" CHECK ("enterprise_blocks"."enterprise_id" <> "enterprise_blocks"."blocked_id")
);
--> statement-breakpoint
CREATE TABLE "quotation_calls" (
	"need_id" uuid PRIMARY KEY NOT NULL,
	"quotes_until" timestamp with time zone,
	"sealed" boolean DEFAULT false NOT NULL,
	"reinvites" boolean DEFAULT false NOT NULL,
	"called_by" uuid NOT NULL,
	"called_at" timestamp with time zone NOT NULL,
	CONSTRAINT "quotation_calls_sealed_until" CHECK (not "quotation_calls"."sealed" or "quotation_calls"."quotes_until" is not null)
);
--> statement-breakpoint
CREATE TABLE "quotations" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"talk_id" uuid NOT NULL,
	"number" integer DEFAULT 0 NOT NULL,
	"content" jsonb NOT NULL,
	"digest" text NOT NULL,
	"sent_by" uuid NOT NULL,
	"sent_at" timestamp with time zone NOT NULL,
	CONSTRAINT "quotations_in_order" UNIQUE("talk_id","number"),
	CONSTRAINT "quotations_of_talk" UNIQUE("id","talk_id"),
	CONSTRAINT "quotations_digest" CHECK ("quotations"."digest" ~ '^[0-9a-f]{64}$')
);
--> statement-breakpoint
CREATE TABLE "talk_messages" (
	"number" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "talk_messages_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"talk_id" uuid NOT NULL,
	"side" text NOT NULL,
	"text" text NOT NULL,
	"sender_id" uuid NOT NULL,
	"sent_at" timestamp with time zone NOT NULL,
	CONSTRAINT "talk_messages_side_known" CHECK ("talk_messages"."side" in ('buyer', 'supplier')),
	CONSTRAINT "talk_messages_text_length" CHECK (char_length("talk_messages"."text") between 1 and 4000)
);
--> statement-breakpoint
CREATE TABLE "talks" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"need_id" uuid NOT NULL,
	"supplier_id" uuid NOT NULL,
	"product_id" uuid,
	"buyer_id" uuid,
	"invited" boolean NOT NULL,
	"state" text NOT NULL,
	"declined_for" text,
	"answer_by" timestamp with time zone,
	"quotations" integer DEFAULT 0 NOT NULL,
	"last_digest" text,
	"debrief" jsonb,
	"begun_by" uuid,
	"begun_at" timestamp with time zone NOT NULL,
	"state_at" timestamp with time zone NOT NULL,
	CONSTRAINT "talks_once" UNIQUE("need_id","supplier_id"),
	CONSTRAINT "talks_of_need" UNIQUE("id","need_id"),
	CONSTRAINT "talks_state_known" CHECK ("talks"."state" in ('invited', 'open', 'quoted', 'shortlisted', 'awarded', 'lost', 'declined', 'withdrawn', 'lapsed')),
	CONSTRAINT "talks_declined_for_known" CHECK ("talks"."declined_for" in ('no-capacity', 'specifications', 'price', 'time', 'other')),
	CONSTRAINT "talks_declined_with_reason" CHECK (("talks"."state" = 'declined') = ("talks"."declined_for" is not null)),
	CONSTRAINT "talks_invited_until" CHECK ("talks"."state" <> 'invited' or "talks"."answer_by" is not null)
);
--> statement-breakpoint
ALTER TABLE "agreement_lines" ADD CONSTRAINT "agreement_lines_agreement_id_agreements_id_fk" FOREIGN KEY ("agreement_id") REFERENCES "public"."agreements"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreement_reviews" ADD CONSTRAINT "agreement_reviews_agreement_id_agreements_id_fk" FOREIGN KEY ("agreement_id") REFERENCES "public"."agreements"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreement_reviews" ADD CONSTRAINT "agreement_reviews_by_account_accounts_id_fk" FOREIGN KEY ("by_account") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreements" ADD CONSTRAINT "agreements_need_id_awards_need_id_fk" FOREIGN KEY ("need_id") REFERENCES "public"."awards"("need_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreements" ADD CONSTRAINT "agreements_buyer_id_enterprises_id_fk" FOREIGN KEY ("buyer_id") REFERENCES "public"."enterprises"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreements" ADD CONSTRAINT "agreements_supplier_id_enterprises_id_fk" FOREIGN KEY ("supplier_id") REFERENCES "public"."enterprises"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreements" ADD CONSTRAINT "agreements_renews_id_agreements_id_fk" FOREIGN KEY ("renews_id") REFERENCES "public"."agreements"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreements" ADD CONSTRAINT "agreements_proposed_by_accounts_id_fk" FOREIGN KEY ("proposed_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreements" ADD CONSTRAINT "agreements_signed_by_accounts_id_fk" FOREIGN KEY ("signed_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "call_offs" ADD CONSTRAINT "call_offs_agreement_id_agreements_id_fk" FOREIGN KEY ("agreement_id") REFERENCES "public"."agreements"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "call_offs" ADD CONSTRAINT "call_offs_placed_by_accounts_id_fk" FOREIGN KEY ("placed_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "call_offs" ADD CONSTRAINT "call_offs_delivered_by_accounts_id_fk" FOREIGN KEY ("delivered_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "call_offs" ADD CONSTRAINT "call_offs_confirmed_by_accounts_id_fk" FOREIGN KEY ("confirmed_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "call_offs" ADD CONSTRAINT "call_offs_of_line" FOREIGN KEY ("agreement_id","line") REFERENCES "public"."agreement_lines"("agreement_id","line") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "confirmed_values" ADD CONSTRAINT "confirmed_values_call_off_id_call_offs_id_fk" FOREIGN KEY ("call_off_id") REFERENCES "public"."call_offs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "confirmed_values" ADD CONSTRAINT "confirmed_values_agreement_id_agreements_id_fk" FOREIGN KEY ("agreement_id") REFERENCES "public"."agreements"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "awards" ADD CONSTRAINT "awards_need_id_published_needs_need_id_fk" FOREIGN KEY ("need_id") REFERENCES "public"."published_needs"("need_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "awards" ADD CONSTRAINT "awards_awarded_by_accounts_id_fk" FOREIGN KEY ("awarded_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "awards" ADD CONSTRAINT "awards_talk_of_need" FOREIGN KEY ("talk_id","need_id") REFERENCES "public"."talks"("id","need_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "awards" ADD CONSTRAINT "awards_quotation_of_talk" FOREIGN KEY ("quotation_id","talk_id") REFERENCES "public"."quotations"("id","talk_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enterprise_blocks" ADD CONSTRAINT "enterprise_blocks_enterprise_id_enterprises_id_fk" FOREIGN KEY ("enterprise_id") REFERENCES "public"."enterprises"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enterprise_blocks" ADD CONSTRAINT "enterprise_blocks_blocked_id_enterprises_id_fk" FOREIGN KEY ("blocked_id") REFERENCES "public"."enterprises"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enterprise_blocks" ADD CONSTRAINT "enterprise_blocks_blocked_by_accounts_id_fk" FOREIGN KEY ("blocked_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quotation_calls" ADD CONSTRAINT "quotation_calls_need_id_published_needs_need_id_fk" FOREIGN KEY ("need_id") REFERENCES "public"."published_needs"("need_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quotation_calls" ADD CONSTRAINT "quotation_calls_called_by_accounts_id_fk" FOREIGN KEY ("called_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quotations" ADD CONSTRAINT "quotations_talk_id_talks_id_fk" FOREIGN KEY ("talk_id") REFERENCES "public"."talks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quotations" ADD CONSTRAINT "quotations_sent_by_accounts_id_fk" FOREIGN KEY ("sent_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "talk_messages" ADD CONSTRAINT "talk_messages_talk_id_talks_id_fk" FOREIGN KEY ("talk_id") REFERENCES "public"."talks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "talk_messages" ADD CONSTRAINT "talk_messages_sender_id_accounts_id_fk" FOREIGN KEY ("sender_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "talks" ADD CONSTRAINT "talks_need_id_published_needs_need_id_fk" FOREIGN KEY ("need_id") REFERENCES "public"."published_needs"("need_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "talks" ADD CONSTRAINT "talks_supplier_id_enterprises_id_fk" FOREIGN KEY ("supplier_id") REFERENCES "public"."enterprises"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "talks" ADD CONSTRAINT "talks_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "talks" ADD CONSTRAINT "talks_buyer_id_enterprises_id_fk" FOREIGN KEY ("buyer_id") REFERENCES "public"."enterprises"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "talks" ADD CONSTRAINT "talks_begun_by_accounts_id_fk" FOREIGN KEY ("begun_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "agreements_ref" ON "agreements" USING btree ("ref");--> statement-breakpoint
CREATE INDEX "agreements_of_buyer" ON "agreements" USING btree ("buyer_id","state_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "agreements_of_supplier" ON "agreements" USING btree ("supplier_id","state_at" DESC NULLS LAST);--> statement-breakpoint
CREATE UNIQUE INDEX "agreements_one_of_need" ON "agreements" USING btree ("need_id") WHERE "agreements"."state" in ('proposed', 'in-force') and "agreements"."renews_id" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "agreements_one_renewal" ON "agreements" USING btree ("renews_id") WHERE "agreements"."state" in ('proposed', 'in-force');--> statement-breakpoint
CREATE INDEX "agreements_until" ON "agreements" USING btree ("ends_on") WHERE "agreements"."state" = 'in-force';--> statement-breakpoint
CREATE INDEX "call_offs_of_agreement" ON "call_offs" USING btree ("agreement_id","placed_at");--> statement-breakpoint
CREATE INDEX "confirmed_values_by_day" ON "confirmed_values" USING btree ("day");--> statement-breakpoint
CREATE INDEX "enterprise_blocks_of_blocked" ON "enterprise_blocks" USING btree ("blocked_id");--> statement-breakpoint
CREATE INDEX "talk_messages_of_talk" ON "talk_messages" USING btree ("talk_id","number");--> statement-breakpoint
CREATE INDEX "talks_of_supplier" ON "talks" USING btree ("supplier_id","state_at" DESC NULLS LAST,"id");--> statement-breakpoint
CREATE INDEX "talks_invited" ON "talks" USING btree ("answer_by") WHERE "talks"."state" = 'invited';
--> statement-breakpoint
-- Enterprises that want nothing to do with each other. Neither learns of it: the one's needs are not there for the other.
create function enterprises_blocked(one uuid, other uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from enterprise_blocks where (enterprise_id, blocked_id) in ((one, other), (other, one)))
$$;
--> statement-breakpoint
create function acting_blocked(need uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from enterprise_blocks) and exists (
    select from needs n join enterprise_blocks b on n.enterprise_id in (b.enterprise_id, b.blocked_id)
    where n.id = need and (b.enterprise_id = any (acting_enterprises()) or b.blocked_id = any (acting_enterprises())))
$$;
--> statement-breakpoint
drop policy seen_by on published_needs;
--> statement-breakpoint
create policy seen_by on published_needs for select using (
  acting_for_need(need_id)
  or ((select acting_account()) is null or not acting_blocked(need_id)) and (
    visibility = 'public'
    or visibility = 'registered' and (select acting_account()) is not null
    or visibility = 'chosen' and acting_in(city_codes, sector_codes)));
--> statement-breakpoint
-- A supplier that was invited, or talks, keeps the need it talks about, whatever comes between the two.
create function acting_talks(need uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from talks t where t.need_id = need and t.supplier_id = any (acting_enterprises()))
$$;
--> statement-breakpoint
create policy talked_about on published_needs for select using (acting_talks(need_id));
--> statement-breakpoint
-- Whose a need is: told to those who have a talk about it with them, for the use cases; what they are shown of it is theirs to see.
create function need_owner(need uuid) returns uuid language sql stable security definer set search_path = public, pg_temp as $$
  select n.enterprise_id from needs n where n.id = need and (n.enterprise_id = any (acting_enterprises()) or acting_talks(need) or acting_account() is null)
$$;
--> statement-breakpoint
-- How many invitations wait for an enterprise, whosever they are: for the limit, and a number only.
create function waiting_invitations(supplier uuid) returns int language sql stable security definer set search_path = public, pg_temp as $$
  select count(*)::int from talks where supplier_id = supplier and state = 'invited'
$$;
--> statement-breakpoint
create function need_open(need uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from published_needs p where p.need_id = need and p.state = 'open')
$$;
--> statement-breakpoint
-- The moves of app/domain/talks/talk-states.ts; a test holds the two against each other.
create function talk_may_move(before text, after text, side text) returns boolean language sql immutable as $$
  select (before, after, side) in (
    ('invited', 'open', 'supplier'), ('lapsed', 'open', 'supplier'), ('declined', 'open', 'supplier'), ('withdrawn', 'open', 'supplier'),
    ('invited', 'declined', 'supplier'), ('open', 'declined', 'supplier'), ('lapsed', 'declined', 'supplier'),
    ('open', 'quoted', 'supplier'),
    ('open', 'withdrawn', 'supplier'), ('quoted', 'withdrawn', 'supplier'), ('shortlisted', 'withdrawn', 'supplier'),
    ('quoted', 'shortlisted', 'buyer'), ('shortlisted', 'quoted', 'buyer'),
    ('quoted', 'awarded', 'buyer'), ('shortlisted', 'awarded', 'buyer'),
    ('invited', 'lost', 'buyer'), ('open', 'lost', 'buyer'), ('quoted', 'lost', 'buyer'), ('shortlisted', 'lost', 'buyer'), ('lapsed', 'lost', 'buyer'),
    ('invited', 'lapsed', 'clock'))
$$;
--> statement-breakpoint
create function talk_begins() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  owner uuid;
begin
  select enterprise_id into owner from needs where id = new.need_id;
  if owner = new.supplier_id then
    raise exception 'nobody answers their own need' using errcode = 'insufficient_privilege';
  end if;
  if enterprises_blocked(owner, new.supplier_id) then
    raise exception 'these two do not meet' using errcode = 'insufficient_privilege';
  end if;
  if not need_open(new.need_id) then
    raise exception 'the need is not open' using errcode = 'check_violation';
  end if;
  if new.state <> (case when new.invited then 'invited' else 'open' end) then
    raise exception 'a talk begins with an invitation or an offer' using errcode = 'check_violation';
  end if;
  -- Whose it is stands in it from the beginning only where the need says so.
  new.buyer_id := (select enterprise_id from published_needs where need_id = new.need_id);
  new.quotations := 0;
  new.last_digest := null;
  new.debrief := null;
  return new;
end
$$;
--> statement-breakpoint
create trigger talk_begins before insert on talks for each row execute function talk_begins();
--> statement-breakpoint
create function talk_moves() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  owner uuid := (select enterprise_id from needs where id = old.need_id);
  buys boolean := acting_account() is null or owner = any (acting_enterprises());
  sells boolean := acting_account() is null or old.supplier_id = any (acting_enterprises());
begin
  if (new.id, new.need_id, new.supplier_id, new.invited, new.begun_at) is distinct from (old.id, old.need_id, old.supplier_id, old.invited, old.begun_at) then
    raise exception 'who talks about what does not change' using errcode = 'check_violation';
  end if;
  if (new.quotations, new.last_digest) is distinct from (old.quotations, old.last_digest) and pg_trigger_depth() < 2 then
    raise exception 'quotations count themselves' using errcode = 'check_violation';
  end if;
  if new.buyer_id is distinct from old.buyer_id and not (old.buyer_id is null and new.buyer_id = owner and buys) then
    raise exception 'a buyer says who they are themselves, and once' using errcode = 'insufficient_privilege';
  end if;
  if new.debrief is distinct from old.debrief and not (buys and old.debrief is null) then
    raise exception 'a debrief is written once' using errcode = 'insufficient_privilege';
  end if;
  if new.state = old.state then
    return new;
  end if;
  if not (buys and talk_may_move(old.state, new.state, 'buyer') or sells and talk_may_move(old.state, new.state, 'supplier')
      or acting_account() is null and talk_may_move(old.state, new.state, 'clock') or pg_trigger_depth() > 1) then
    raise exception 'a talk does not go from % to %', old.state, new.state using errcode = 'check_violation';
  end if;
  -- At most three are shortlisted (大企业发榜: 1–3 for a need); the call's row is locked by who shortlists.
  if new.state = 'shortlisted' and (select count(*) from talks t where t.need_id = new.need_id and t.state = 'shortlisted' and t.id <> new.id) >= 3 then
    raise exception 'three are shortlisted' using errcode = 'check_violation';
  end if;
  if new.state = 'awarded' and not exists (select from awards a where a.need_id = new.need_id and a.talk_id = new.id) then
    raise exception 'nothing was awarded' using errcode = 'check_violation';
  end if;
  return new;
end
$$;
--> statement-breakpoint
create trigger talk_moves before update on talks for each row execute function talk_moves();
--> statement-breakpoint
-- What talks are about has ended: nobody waits for an answer any more. Where its day has come, the buyer may still choose among who quoted.
create function need_ends_talks() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update talks set state = 'lost', state_at = now() where need_id = new.need_id and (state in ('invited', 'open', 'lapsed')
    or state in ('quoted', 'shortlisted') and not exists (select from needs n where n.id = new.need_id and n.state = 'expired'));
  return null;
end
$$;
--> statement-breakpoint
create trigger need_ends_talks after update of state on published_needs for each row
  when (new.state = 'ended' and old.state <> 'ended') execute function need_ends_talks();
--> statement-breakpoint
create function quotations_open(need uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select not exists (select from quotation_calls c where c.need_id = need and c.sealed and c.quotes_until > now())
$$;
--> statement-breakpoint
create function quotation_comes() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  talk talks%rowtype;
begin
  select * into talk from talks where id = new.talk_id for update;
  if talk.state not in ('open', 'quoted', 'shortlisted') or not need_open(talk.need_id) then
    raise exception 'nothing is quoted here now' using errcode = 'check_violation';
  end if;
  if exists (select from quotation_calls c where c.need_id = talk.need_id and c.quotes_until <= now()) then
    raise exception 'the time for quotations is over' using errcode = 'check_violation';
  end if;
  new.number := talk.quotations + 1;
  update talks set quotations = new.number, last_digest = new.digest, state = case when state = 'open' then 'quoted' else state end,
    state_at = new.sent_at where id = talk.id;
  return new;
end
$$;
--> statement-breakpoint
create trigger quotation_comes before insert on quotations for each row execute function quotation_comes();
--> statement-breakpoint
create function never_changed() returns trigger language plpgsql as $$
begin
  raise exception 'rows of % are never changed', tg_table_name using errcode = 'check_violation';
end
$$;
--> statement-breakpoint
create trigger never_changed before update or delete on quotations for each row execute function never_changed();
--> statement-breakpoint
create trigger never_changed before update or delete on talk_messages for each row execute function never_changed();
--> statement-breakpoint
create trigger never_changed before update or delete on awards for each row execute function never_changed();
--> statement-breakpoint
create trigger never_changed before update or delete on confirmed_values for each row execute function never_changed();
--> statement-breakpoint
create trigger never_changed before update or delete on agreement_lines for each row execute function never_changed();
--> statement-breakpoint
-- Terms that were answered with a quotation stay: a deadline moves on only while it has not come, and nothing sealed is unsealed.
create function call_changes() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (select from talks t where t.need_id = old.need_id and t.quotations > 0) and (new.sealed <> old.sealed or new.quotes_until is distinct from old.quotes_until
      and not (new.quotes_until > old.quotes_until and old.quotes_until > now())) then
    raise exception 'quotations came on these terms' using errcode = 'check_violation';
  end if;
  return new;
end
$$;
--> statement-breakpoint
create trigger call_changes before update on quotation_calls for each row execute function call_changes();
--> statement-breakpoint
create function award_is_given() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not quotations_open(new.need_id) then
    raise exception 'the quotations are sealed' using errcode = 'check_violation';
  end if;
  if not exists (select from talks t where t.id = new.talk_id and t.state in ('quoted', 'shortlisted')) then
    raise exception 'there is nobody to award it to' using errcode = 'check_violation';
  end if;
  return new;
end
$$;
--> statement-breakpoint
create trigger award_is_given before insert on awards for each row execute function award_is_given();
--> statement-breakpoint
create function agreement_moves() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if (new.ref, new.kind, new.need_id, new.buyer_id, new.supplier_id, new.renews_id, new.content, new.digest, new.sector_code, new.starts_on, new.ends_on,
      new.proposed_by, new.proposed_at)
    is distinct from (old.ref, old.kind, old.need_id, old.buyer_id, old.supplier_id, old.renews_id, old.content, old.digest, old.sector_code,
      old.starts_on, old.ends_on, old.proposed_by, old.proposed_at)
    or old.signed_at is not null and (new.signed_at, new.signed_by) is distinct from (old.signed_at, old.signed_by) then
    raise exception 'an agreement stays as it was proposed and signed' using errcode = 'check_violation';
  end if;
  if new.state = old.state then
    return new;
  end if;
  if (old.state, new.state) not in (('proposed', 'in-force'), ('proposed', 'declined'), ('in-force', 'ended')) then
    raise exception 'an agreement does not go from % to %', old.state, new.state using errcode = 'check_violation';
  end if;
  if old.state = 'proposed' and acting_account() is not null and not old.supplier_id = any (acting_enterprises()) then
    raise exception 'the other side signs' using errcode = 'insufficient_privilege';
  end if;
  return new;
end
$$;
--> statement-breakpoint
create trigger agreement_moves before update on agreements for each row execute function agreement_moves();
--> statement-breakpoint
-- Never more than was agreed on, and within its term: the agreement's row is locked, so that of two at once the second counts the first.
create function call_off_is_placed() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  agreed agreements%rowtype;
  most numeric;
  price bigint;
  taken numeric;
begin
  select * into agreed from agreements where id = new.agreement_id for update;
  if agreed.state is distinct from 'in-force' or new.state <> 'placed' or new.deliver_on not between agreed.starts_on and agreed.ends_on then
    raise exception 'nothing is called off under this agreement for that day' using errcode = 'check_violation';
  end if;
  select quantity, unit_fen into most, price from agreement_lines where agreement_id = new.agreement_id and line = new.line;
  select coalesce(sum(quantity), 0) into taken from call_offs where agreement_id = new.agreement_id and line = new.line and state <> 'cancelled';
  if taken + new.quantity > most then
    raise exception 'only % of the line is left', most - taken using errcode = 'check_violation';
  end if;
  new.fen := round(new.quantity * price);
  return new;
end
$$;
--> statement-breakpoint
create trigger call_off_is_placed before insert on call_offs for each row execute function call_off_is_placed();
--> statement-breakpoint
-- The moves of app/domain/agreements/call-off-states.ts; a test holds the two against each other.
create function call_off_may_move(before text, after text, side text) returns boolean language sql immutable as $$
  select (before, after, side) in (('placed', 'cancelled', 'buyer'), ('placed', 'delivered', 'supplier'),
    ('delivered', 'confirmed', 'buyer'), ('delivered', 'placed', 'buyer'))
$$;
--> statement-breakpoint
create function call_off_moves() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  agreed agreements%rowtype;
begin
  select * into agreed from agreements where id = old.agreement_id;
  if (new.agreement_id, new.line, new.quantity, new.deliver_on, new.fen, new.placed_by, new.placed_at)
      is distinct from (old.agreement_id, old.line, old.quantity, old.deliver_on, old.fen, old.placed_by, old.placed_at) then
    raise exception 'what was called off stays as it was' using errcode = 'check_violation';
  end if;
  if new.state = old.state or not (
      agreed.buyer_id = any (acting_enterprises()) and call_off_may_move(old.state, new.state, 'buyer')
      or agreed.supplier_id = any (acting_enterprises()) and call_off_may_move(old.state, new.state, 'supplier')) then
    raise exception 'a call-off does not go from % to %', old.state, new.state using errcode = 'check_violation';
  end if;
  if new.state = 'confirmed' then
    insert into confirmed_values (call_off_id, agreement_id, buyer_id, supplier_id, buyer_city, supplier_city, sector_code, day, fen)
      select new.id, agreed.id, b.id, s.id, b.city_code, s.city_code, agreed.sector_code, (new.confirmed_at at time zone 'Asia/Shanghai')::date, new.fen
      from enterprises b, enterprises s where b.id = agreed.buyer_id and s.id = agreed.supplier_id;
  end if;
  return new;
end
$$;
--> statement-breakpoint
create trigger call_off_moves before update on call_offs for each row execute function call_off_moves();
--> statement-breakpoint
-- Only who has had confirmed deliveries in a year says what they were like.
create function review_is_earned() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (select from confirmed_values v where v.agreement_id = new.agreement_id and extract(year from v.day) = new.year) then
    raise exception 'nothing was confirmed that year' using errcode = 'check_violation';
  end if;
  return new;
end
$$;
--> statement-breakpoint
create trigger review_is_earned before insert on agreement_reviews for each row execute function review_is_earned();
--> statement-breakpoint
alter table quotation_calls enable row level security;
--> statement-breakpoint
alter table talks enable row level security;
--> statement-breakpoint
alter table quotations enable row level security;
--> statement-breakpoint
alter table talk_messages enable row level security;
--> statement-breakpoint
alter table awards enable row level security;
--> statement-breakpoint
alter table enterprise_blocks enable row level security;
--> statement-breakpoint
alter table agreements enable row level security;
--> statement-breakpoint
alter table agreement_lines enable row level security;
--> statement-breakpoint
alter table call_offs enable row level security;
--> statement-breakpoint
alter table confirmed_values enable row level security;
--> statement-breakpoint
alter table agreement_reviews enable row level security;
--> statement-breakpoint
-- On what terms quotations are asked for: of the buyer to set, of all to read who may see the need.
create policy seen_with_need on quotation_calls for select using (exists (select from published_needs p where p.need_id = quotation_calls.need_id));
--> statement-breakpoint
create policy buyer_calls on quotation_calls for insert with check (acting_buys(need_id) and called_by = (select acting_account()));
--> statement-breakpoint
create policy buyer_changes on quotation_calls for update using (acting_buys(need_id));
--> statement-breakpoint
create policy both_sides on talks for select using (supplier_id = any ((select acting_enterprises())::uuid[]) or acting_buys(need_id));
--> statement-breakpoint
create policy either_begins on talks for insert with check (begun_by = (select acting_account()) and case when invited then acting_buys(need_id)
  else supplier_id = any ((select acting_enterprises())::uuid[]) and exists (select from published_needs p where p.need_id = talks.need_id) end);
--> statement-breakpoint
create policy either_moves on talks for update using (supplier_id = any ((select acting_enterprises())::uuid[]) or acting_buys(need_id));
--> statement-breakpoint
-- The supplier's own; the buyer's unless they are sealed and their time has not come.
create policy opened on quotations for select using (exists (select from talks t where t.id = talk_id
  and (t.supplier_id = any ((select acting_enterprises())::uuid[]) or acting_buys(t.need_id) and quotations_open(t.need_id))));
--> statement-breakpoint
create policy supplier_quotes on quotations for insert with check (sent_by = (select acting_account())
  and exists (select from talks t where t.id = talk_id and t.supplier_id = any ((select acting_enterprises())::uuid[])));
--> statement-breakpoint
create policy both_sides on talk_messages for select using (exists (select from talks t where t.id = talk_id));
--> statement-breakpoint
create policy own_side_speaks on talk_messages for insert with check (sender_id = (select acting_account()) and exists (select from talks t
  where t.id = talk_id and case side when 'supplier' then t.supplier_id = any ((select acting_enterprises())::uuid[]) else acting_buys(t.need_id) end));
--> statement-breakpoint
-- Who was chosen is known to the buyer and to who was; others learn that they were not.
create policy both_sides on awards for select using (acting_buys(need_id)
  or exists (select from talks t where t.id = talk_id and t.supplier_id = any ((select acting_enterprises())::uuid[])));
--> statement-breakpoint
create policy buyer_awards on awards for insert with check (acting_buys(need_id) and awarded_by = (select acting_account()));
--> statement-breakpoint
create policy own_blocks on enterprise_blocks using (enterprise_id = any ((select acting_enterprises())::uuid[]))
  with check (enterprise_id = any ((select acting_enterprises())::uuid[]) and blocked_by = (select acting_account()));
--> statement-breakpoint
create policy both_sides on agreements for select using (
  buyer_id = any ((select acting_enterprises())::uuid[]) or supplier_id = any ((select acting_enterprises())::uuid[]));
--> statement-breakpoint
create policy buyer_proposes on agreements for insert with check (buyer_id = any ((select acting_enterprises())::uuid[])
  and proposed_by = (select acting_account()) and state = 'proposed' and exists (select from awards a join talks t on t.id = a.talk_id
    where a.need_id = agreements.need_id and t.supplier_id = agreements.supplier_id and acting_buys(a.need_id)));
--> statement-breakpoint
create policy either_moves on agreements for update using (
  buyer_id = any ((select acting_enterprises())::uuid[]) or supplier_id = any ((select acting_enterprises())::uuid[]));
--> statement-breakpoint
create policy with_agreement on agreement_lines for select using (exists (select from agreements a where a.id = agreement_id));
--> statement-breakpoint
create policy buyer_proposes on agreement_lines for insert with check (exists (select from agreements a where a.id = agreement_id
  and a.state = 'proposed' and a.buyer_id = any ((select acting_enterprises())::uuid[])));
--> statement-breakpoint
create policy with_agreement on call_offs for select using (exists (select from agreements a where a.id = agreement_id));
--> statement-breakpoint
create policy buyer_places on call_offs for insert with check (placed_by = (select acting_account()) and exists (select from agreements a
  where a.id = agreement_id and a.buyer_id = any ((select acting_enterprises())::uuid[])));
--> statement-breakpoint
create policy either_moves on call_offs for update using (exists (select from agreements a where a.id = agreement_id));
--> statement-breakpoint
-- Both sides', and of who reviews a place what is bought there.
create policy of_both_and_places on confirmed_values for select using (
  buyer_id = any ((select acting_enterprises())::uuid[]) or supplier_id = any ((select acting_enterprises())::uuid[])
  or (select acting_places())::text[] && array[buyer_city, '*']);
--> statement-breakpoint
create policy with_agreement on agreement_reviews for select using (exists (select from agreements a where a.id = agreement_id));
--> statement-breakpoint
create policy own_side_reviews on agreement_reviews for insert with check (by_account = (select acting_account()) and exists (select from agreements a
  where a.id = agreement_id and case side when 'buyer' then a.buyer_id else a.supplier_id end = any ((select acting_enterprises())::uuid[])));
--> statement-breakpoint
do $$
begin
  if exists (select from pg_roles where rolname = 'guipintong_web') then
    revoke update, delete, truncate on quotations, talk_messages, awards, confirmed_values, agreement_lines, agreement_reviews from guipintong_web;
    revoke insert on confirmed_values from guipintong_web;
    revoke delete, truncate on talks, quotation_calls, agreements, call_offs from guipintong_web;
  end if;
end
$$;
--> statement-breakpoint
-- Who makes what another wants to buy, of needs that anybody may see and whose buyers are named: for rings of mutual purchase. The best product of
-- each pair; those who block each other are no pair.
create function supply_edges(most int) returns table ("from" uuid, "to" uuid, value float8, "needId" uuid, "productId" uuid)
  language sql stable security definer set search_path = public, pg_temp as $$
  select distinct on (m.enterprise_id, p.enterprise_id) m.enterprise_id, p.enterprise_id, coalesce((p.content ->> 'budgetFen')::float8, m.score),
    m.need_id, m.product_id
  from need_matches m join published_needs p on p.need_id = m.need_id join products r on r.id = m.product_id and r.status = 'published'
  where p.state = 'open' and p.visibility = 'public' and p.enterprise_id is not null and m.enterprise_id is not null
    and p.enterprise_id <> m.enterprise_id and r.regulated is null and not enterprises_blocked(p.enterprise_id, m.enterprise_id)
  order by m.enterprise_id, p.enterprise_id, m.score desc, m.need_id, m.product_id limit most
$$;
--> statement-breakpoint
-- Whether any two of these have blocked each other.
create function enterprises_apart(firms uuid[]) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from enterprise_blocks where enterprise_id = any (firms) and blocked_id = any (firms))
$$;
