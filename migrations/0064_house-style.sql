CREATE TABLE "house_style" (
	"only" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"logo_id" uuid,
	"logo" "bytea",
	"logo_width" integer,
	"logo_height" integer,
	"site" text DEFAULT '' NOT NULL,
	"theme_class" text DEFAULT '' NOT NULL,
	"sheet_name" text,
	"sheet" text,
	"tokens" jsonb,
	CONSTRAINT "house_style_only_one" CHECK ("house_style"."only"),
	CONSTRAINT "house_style_logo_whole" CHECK (num_nonnulls("house_style"."logo_id", "house_style"."logo", "house_style"."logo_width", "house_style"."logo_height") in (0, 4)),
	CONSTRAINT "house_style_sheet_whole" CHECK (num_nonnulls("house_style"."sheet_name", "house_style"."sheet", "house_style"."tokens") in (0, 3)),
	CONSTRAINT "house_style_lengths" CHECK (length("house_style"."site") <= 300 and length("house_style"."theme_class") <= 60)
);
