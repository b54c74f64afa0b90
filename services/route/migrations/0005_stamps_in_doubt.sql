ALTER TABLE "stamps" DROP CONSTRAINT "stamps_proof";--> statement-breakpoint
ALTER TABLE "stamps" ADD COLUMN "doubt" text;--> statement-breakpoint
ALTER TABLE "stamps" ADD COLUMN "visited_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "stamps" ADD CONSTRAINT "stamps_doubt" CHECK ((proof = 'SELF_DECLARED') = (doubt is not null) and (doubt in ('BEFORE_WALK', 'TOO_FAST', 'CLOCK_UNKNOWN')) is not false);--> statement-breakpoint
ALTER TABLE "stamps" ADD CONSTRAINT "stamps_visited" CHECK ("stamps"."visited_at" <= "stamps"."at");--> statement-breakpoint
ALTER TABLE "stamps" ADD CONSTRAINT "stamps_proof" CHECK ("stamps"."proof" in ('CODE', 'PLACE', 'SELF_DECLARED'));