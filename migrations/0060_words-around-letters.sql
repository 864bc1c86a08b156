CREATE TABLE "letter_frame" (
	"kind" text NOT NULL,
	"language" text NOT NULL,
	"opening" text NOT NULL,
	"closing" text NOT NULL,
	"signature" text NOT NULL,
	CONSTRAINT "letter_frame_kind_language_pk" PRIMARY KEY("kind","language"),
	CONSTRAINT "letter_frame_language" CHECK ("letter_frame"."language" in ('nl', 'en')),
	CONSTRAINT "letter_frame_lengths" CHECK (length("letter_frame"."opening") <= 300 and length("letter_frame"."closing") <= 300 and length("letter_frame"."signature") <= 120)
);
