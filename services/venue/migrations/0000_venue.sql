CREATE TABLE "activities" (
	"id" uuid PRIMARY KEY NOT NULL,
	"site_id" uuid NOT NULL,
	"title" text NOT NULL,
	"title_en" text NOT NULL,
	"craft" text NOT NULL,
	"summary" text NOT NULL,
	"summary_en" text NOT NULL,
	"duration_minutes" integer NOT NULL,
	"minimum_age" integer NOT NULL,
	"maximum_party_size" integer NOT NULL,
	"level" text NOT NULL,
	"materials" text NOT NULL,
	"step_free" boolean NOT NULL,
	"demo" boolean NOT NULL,
	CONSTRAINT "activities_of_site" UNIQUE("site_id","id"),
	CONSTRAINT "activities_duration" CHECK ("activities"."duration_minutes" between 1 and 1440),
	CONSTRAINT "activities_party" CHECK ("activities"."maximum_party_size" >= 1)
);
--> statement-breakpoint
CREATE TABLE "audit_entries" (
	"id" uuid PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"actor_id" uuid NOT NULL,
	"operation" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"site_id" uuid NOT NULL,
	"change" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "grants" (
	"site_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"granted_by" uuid NOT NULL,
	"granted_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "grants_site_id_person_id_pk" PRIMARY KEY("site_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "openings" (
	"site_id" uuid NOT NULL,
	"weekday" smallint NOT NULL,
	"opens_minute" smallint NOT NULL,
	"closes_minute" smallint NOT NULL,
	CONSTRAINT "openings_site_id_weekday_opens_minute_pk" PRIMARY KEY("site_id","weekday","opens_minute"),
	CONSTRAINT "openings_weekday" CHECK ("openings"."weekday" between 1 and 7),
	CONSTRAINT "openings_minutes" CHECK (0 <= "openings"."opens_minute" and "openings"."opens_minute" < "openings"."closes_minute" and "openings"."closes_minute" <= 1440)
);
--> statement-breakpoint
CREATE TABLE "rooms" (
	"site_id" uuid NOT NULL,
	"name" text NOT NULL,
	"position" smallint NOT NULL,
	"capacity" integer NOT NULL,
	"removed_at" timestamp (3) with time zone,
	CONSTRAINT "rooms_site_id_name_pk" PRIMARY KEY("site_id","name"),
	CONSTRAINT "rooms_capacity" CHECK ("rooms"."capacity" between 1 and 2000)
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"site_id" uuid NOT NULL,
	"activity_id" uuid NOT NULL,
	"room" text,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL,
	"capacity" integer NOT NULL,
	"opens_at" timestamp (3) with time zone,
	"closes_at" timestamp (3) with time zone NOT NULL,
	"closes_with_start" boolean NOT NULL,
	"status" text NOT NULL,
	"cancel_reason" text NOT NULL,
	"published_at" timestamp (3) with time zone,
	"cancelled_at" timestamp (3) with time zone,
	"demo" boolean NOT NULL,
	"version" bigint NOT NULL,
	CONSTRAINT "sessions_capacity" CHECK ("sessions"."capacity" between 1 and 5000),
	CONSTRAINT "sessions_status" CHECK ("sessions"."status" in ('DRAFT', 'PUBLISHED', 'CANCELLED')),
	CONSTRAINT "sessions_times" CHECK ("sessions"."starts_at" < "sessions"."ends_at" and "sessions"."closes_at" <= "sessions"."starts_at"),
	CONSTRAINT "sessions_published" CHECK ("sessions"."status" <> 'PUBLISHED' or ("sessions"."opens_at" is not null and "sessions"."published_at" is not null)),
	CONSTRAINT "sessions_cancelled" CHECK (("sessions"."status" = 'CANCELLED') = ("sessions"."cancelled_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "sites" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"name_en" text NOT NULL,
	"street_town_code" text NOT NULL,
	"address" text NOT NULL,
	"latitude" double precision NOT NULL,
	"longitude" double precision NOT NULL,
	"precision_metres" integer NOT NULL,
	"crafts" text[] NOT NULL,
	"capacity" integer NOT NULL,
	"demo" boolean NOT NULL,
	"version" bigint NOT NULL,
	CONSTRAINT "sites_capacity" CHECK ("sites"."capacity" between 1 and 5000)
);
--> statement-breakpoint
CREATE TABLE "street_towns" (
	"code" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"name_en" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "activities" ADD CONSTRAINT "activities_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grants" ADD CONSTRAINT "grants_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "openings" ADD CONSTRAINT "openings_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rooms" ADD CONSTRAINT "rooms_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_activity_of_site" FOREIGN KEY ("site_id","activity_id") REFERENCES "public"."activities"("site_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_room_of_site" FOREIGN KEY ("site_id","room") REFERENCES "public"."rooms"("site_id","name") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sites" ADD CONSTRAINT "sites_street_town_code_street_towns_code_fk" FOREIGN KEY ("street_town_code") REFERENCES "public"."street_towns"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_entries_of_site" ON "audit_entries" USING btree ("site_id","id");--> statement-breakpoint
CREATE INDEX "grants_of_person" ON "grants" USING btree ("person_id","site_id");--> statement-breakpoint
CREATE INDEX "sessions_of_site" ON "sessions" USING btree ("site_id","starts_at","id");--> statement-breakpoint
CREATE INDEX "sites_point" ON "sites" USING gist (point("longitude", "latitude"));