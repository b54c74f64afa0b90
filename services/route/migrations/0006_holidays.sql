CREATE TABLE "holiday_notices" (
	"year" integer PRIMARY KEY NOT NULL,
	"days" jsonb NOT NULL,
	"source" text NOT NULL,
	"entered_at" timestamp (3) with time zone NOT NULL,
	"version" bigint NOT NULL,
	CONSTRAINT "holiday_notices_year" CHECK ("holiday_notices"."year" between 2004 and 2099)
);
