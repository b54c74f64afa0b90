CREATE TABLE "guides" (
	"person_id" uuid PRIMARY KEY NOT NULL,
	"suspended" boolean NOT NULL,
	"version" bigint NOT NULL
);
