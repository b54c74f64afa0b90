ALTER TABLE "activities" ADD COLUMN "languages" text[] DEFAULT '{"ZH"}' NOT NULL;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "languages" text[] DEFAULT '{}' NOT NULL;