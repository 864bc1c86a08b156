/** Moving a handle to another place, earlier accounts, and the list of whom to follow. */
export const moving = {
  "me.moving": "Moving",
  "me.moving.lead":
    "Are you going to write somewhere else, or did you have another address before? You can arrange that here.",
  "me.moving.go": "Arrange a move",

  "moving.title": "Moving",
  "moving.lead": "Take along your address outside the wijk, or the things you follow.",
  "moving.no-handle": "You don't have an address of your own outside the wijk yet. So there is nothing to move.",
  "moving.no-handle.choose": "Choose an address first",

  "moving.out": "Move to another site",
  "moving.out.lead": "Your address here is {handle}. Do you have a new address elsewhere?",
  "moving.out.what":
    "Everyone who has something from this address will be told that you have moved. What you wrote here stays here.",
  "moving.out.after": "After that, you can no longer write here with this address. Nobody else will ever get it.",
  "moving.out.first": "First do this on your new site",
  "moving.out.first.how": "Say there that {handle} is yours too. That way nobody else can move you.",
  "moving.out.first.mastodon": "On Mastodon: Preferences, then Account. Create an alias with this address there.",
  "moving.out.address": "Your new address",
  "moving.out.address.hint": "For example @marja@elders.example",
  "moving.out.go": "Look up this address",
  "moving.out.wait": "You moved recently. You can move again from {date}.",

  "moving.moved": "You have moved",
  "moving.moved.to": "Since {date}, {handle} can be found here:",
  "moving.moved.what": "You can still write here as someone from the wijk. Your neighbours simply see your name.",
  "moving.back": "Want to come back?",
  "moving.back.lead":
    "You will use your address here again. Everyone who was told about the move will be told this too.",
  "moving.back.wait": "You can only move again 7 days after the last time.",
  "moving.back.go": "Bring my address back",

  "moving.confirm.title": "Is this your new address?",
  "moving.confirm.same": "This address says that {handle} belongs to it too.",
  "moving.confirm.tell": "We will tell everyone who has something from {handle} about the move, once.",
  "moving.confirm.after": "After that, you can no longer write here with this address. What is here stays here.",
  "moving.confirm.go": "Yes, move my address",

  "moving.earlier": "Did you have another address before?",
  "moving.earlier.lead": "Add it here. Then you can move from that site to {handle}.",
  "moving.earlier.visible": "Everyone can see that these addresses belong together.",
  "moving.earlier.address": "A previous address",
  "moving.earlier.address.hint": "For example @marja@vroeger.example",
  "moving.earlier.go": "Add address",
  "moving.earlier.list": "Addresses you have added",
  "moving.earlier.remove": "Remove",
  "moving.earlier.remove.which": "Remove {handle}",

  "moving.follows": "Take along what you follow",
  "moving.follows.lead": "This list contains the address of our wijk and those of the neighbouring wijken.",
  "moving.follows.how": "On Mastodon: Preferences, then Import and export. Choose the list ‘Following’ there.",
  "moving.follows.why": "Then you can read the questions that are for everyone there.",
  "moving.follows.go": "Download the list",

  "handle-page.title": "Questions by {name}",
  "handle-page.lead": "This is what {handle} wrote for everyone.",
  "handle-page.moved": "{name} has moved to:",
  "handle-page.none": "There are no questions from this address here right now.",
} as const;
