ALTER TABLE "departures" ADD COLUMN "settles_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "departures" ADD COLUMN "starts_before" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
CREATE INDEX "departures_to_settle" ON "departures" USING btree ("settles_at") WHERE "departures"."status" = 'SCHEDULED' and "departures"."settles_at" is not null;