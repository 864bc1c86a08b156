-- The themes with which every wijk begins; from here on the list is the administrator's.
INSERT INTO theme (slug, name, icon, position, sensitive, offered) VALUES
  ('zorg', 'Zorg en gezondheid', 'zorg', 1, true, true),
  ('klussen', 'Klussen en wonen', 'klussen', 2, false, true),
  ('lenen', 'Lenen en geven', 'hand', 3, false, true),
  ('vervoer', 'Vervoer', 'fiets', 4, false, true),
  ('groen', 'Straat en groen', 'boom', 5, false, true),
  ('formulieren', 'Brieven en formulieren', 'papier', 6, true, true),
  ('computer', 'Computer en telefoon', 'scherm', 7, false, true),
  ('geldzaken', 'Geldzaken', 'geld', 8, true, true),
  ('gezelschap', 'Gezelschap', 'kopje', 9, true, true),
  ('kinderen', 'Kinderen', 'vlieger', 10, true, true),
  ('eten', 'Eten en koken', 'eten', 11, false, true),
  ('taal', 'Taal', 'taal', 12, false, true),
  ('veiligheid', 'Veiligheid', 'schild', 13, true, true),
  ('anders', 'Iets anders', 'vraag', 14, false, true);
