ALTER TABLE "notices" DROP CONSTRAINT "notices_kind_check";--> statement-breakpoint
DROP INDEX "notices_of_closure";--> statement-breakpoint
ALTER TABLE "calendar" ADD COLUMN "reason" text;--> statement-breakpoint
ALTER TABLE "closures" ADD COLUMN "ended" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "notices" ADD COLUMN "shown_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "notices" ADD COLUMN "old_ends_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "notices" ADD COLUMN "new_ends_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "notices" ADD COLUMN "old_meeting_point" text;--> statement-breakpoint
ALTER TABLE "notices" ADD COLUMN "new_meeting_point" text;--> statement-breakpoint
ALTER TABLE "slots" ADD COLUMN "activity_id" uuid;--> statement-breakpoint
ALTER TABLE "slots" ADD COLUMN "title" text;--> statement-breakpoint
ALTER TABLE "slots" ADD COLUMN "level" text;--> statement-breakpoint
ALTER TABLE "slots" ADD COLUMN "minimum_age" integer;--> statement-breakpoint
ALTER TABLE "slots" ADD COLUMN "meeting_point" text;--> statement-breakpoint
ALTER TABLE "slots" ADD COLUMN "languages" text[];--> statement-breakpoint
CREATE UNIQUE INDEX "notices_of_closure" ON "notices" USING btree ("reservation_id","closure_id","kind") WHERE "notices"."closure_id" is not null;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_kind_check" CHECK ("notices"."kind" in ('MOVED', 'MOVED_INTO_OVERLAP', 'ROOM_CHANGED', 'CANCELLED', 'SHRUNK', 'CLOSED', 'SHIFT_MOVED', 'SHIFT_CANCELLED', 'SHIFT_WITHDRAWN', 'MEETING_POINT_CHANGED', 'REOPENED', 'SHIFT_ASSIGNED'));--> statement-breakpoint
-- Whoever has notices may have seen them: none of these is taken back.
update notices set shown_at = created_at;
