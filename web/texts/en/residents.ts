import type { residents as source } from "../nl/residents.ts";
import type { Translated } from "../translate.ts";

export const residents: Translated<typeof source> = {
  "join.title": "Join {wijk}",
  "join.lead": "You give no house number and no papers.",
  "join.invited": "{name} invites you.",
  "join.code": "Your code",
  "join.code.hint": "From a neighbour or the administrator. Capitals do not matter.",
  "join.name": "What is your name?",
  "join.name.hint": "Only your first name is fine. Your neighbours see this name.",
  "join.email": "Your e-mail address",
  "join.email.hint": "You sign in with it. Nobody in the wijk sees it.",
  "join.go": "Join",
  "join.already": "Do you take part already?",
  "join.sign-in": "Then sign in",

  "sign-in.title": "Sign in",
  "sign-in.lead": "You get a letter with a link and a code. No password is needed.",
  "sign-in.email": "Your e-mail address",
  "sign-in.email.hint": "The address with which you take part.",
  "sign-in.go": "Send me the code",
  "sign-in.new": "Do you not take part yet?",
  "sign-in.join": "Read how to join",

  "check-mail.title": "Look at your mail",
  "check-mail.lead": "Do you take part with this address? Then a letter from us will be there soon.",
  "check-mail.how": "Open the link in this browser, or type the code here. They work for a quarter of an hour.",
  "check-mail.code": "The code from the letter",
  "check-mail.code.hint": "Six digits",
  "check-mail.go": "Sign in",
  "check-mail.nothing": "No letter? Look in the spam folder, or",
  "check-mail.again": "ask for a new one",
  "check-mail.here": "E-mail is not configured yet. The letter is here:",
  "check-mail.here.link": "mail on this computer",

  "elsewhere.title": "Type the code from the letter",
  "elsewhere.lead":
    "You opened the link in another browser than the one you asked it in. With the code we know that it is you.",

  "me.title": "Your place",
  "me.lead": "You are signed in as {name}.",
  "me.name": "Your name in the wijk",
  "me.name.hint": "Your neighbours see this name with your questions and answers.",
  "me.name.go": "Save name",
  "me.outside": "Outside the wijk",
  "me.outside.none": "People from elsewhere now see: {name}. For each question that is a new name without a past.",
  "me.outside.choose": "Do you want to be recognised outside the wijk? Then choose an address of your own.",
  "me.outside.visible":
    "This then becomes visible to everyone: your name, your address, and what you write under that address.",
  "me.outside.not-visible": "Your e-mail address and what you write only in the wijk stay here.",
  "me.outside.handle": "Which address do you want?",
  "me.outside.handle.hint":
    "Small letters, digits and _, 3 to 30 signs. After it comes @{host}. You cannot change it later.",
  "me.outside.go": "Choose address",
  "me.outside.have": "Your address outside the wijk is {handle}.",
  "me.outside.have.choose": "With each question and answer you choose whether to use it.",
  "me.invite": "Invite a neighbour",
  "me.invite.lead": "You get a link for one neighbour whom you know. Pass it on yourself.",
  "me.invite.go": "Make an invitation",
  "me.invite.fresh": "Your new invitation",
  "me.invite.fresh.hint": "Copy the link and give it to your neighbour.",
  "me.invite.list": "Your invitations",
  "me.invite.open": "Not used yet, works until {date}",
  "me.invite.used": "Used",
  "me.invite.expired": "Expired",
  "me.sign-out": "Sign out",
  "me.sign-out.lead": "Are you at someone else's computer? Then always sign out.",

  "letter.sign-in.subject": "Sign in to {wijk}",
  "letter.sign-in.text":
    "Hello,\n\nYou want to sign in to {wijk}. Open this link in the same browser:\n\n{link}\n\nOr type this code: {code}\n\nThe link and the code work for a quarter of an hour, and once.\n\nDid you not ask for this? Then you need not do anything.\n\nRegards,\n{wijk}",
  "letter.test.subject": "A test letter from {wijk}",
  "letter.test.text":
    "Hello {name},\n\nThis is a test letter. You read it, so the mail of {wijk} works.\n\nRegards,\n{wijk}",
};
