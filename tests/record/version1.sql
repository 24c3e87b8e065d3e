-- A store as version 1 of the schema left it (three reports, one judgement).
BEGIN TRANSACTION;
CREATE TABLE judgements (
	seq INTEGER NOT NULL, 
	id VARCHAR NOT NULL, 
	learnt_at VARCHAR NOT NULL, 
	body TEXT NOT NULL, 
	PRIMARY KEY (seq), 
	UNIQUE (id)
);
INSERT INTO "judgements" VALUES(1,'j1','2019-09-20T00:00:07+00:00','{"id":"j1","action":"reject","subjects":["prk-2019-09-10-launch-554b77"],"attribute":null,"value":null,"author":"me","reason":"a test","at":"2019-09-20T00:00:00+00:00"}');
CREATE TABLE members (
	report VARCHAR NOT NULL, 
	entry VARCHAR NOT NULL, 
	event VARCHAR NOT NULL, 
	PRIMARY KEY (report, entry)
);
CREATE TABLE meta (
	name VARCHAR NOT NULL, 
	value TEXT NOT NULL, 
	PRIMARY KEY (name)
);
INSERT INTO "meta" VALUES('schema','1');
INSERT INTO "meta" VALUES('glossary','{"kinds":{"launch":{"family":"weapons","reciprocal":false,"speech":false,"label":"launch"},"meeting":{"family":"diplomacy","reciprocal":true,"speech":false,"label":"meeting"},"offer":{"family":"diplomacy","reciprocal":false,"speech":true,"label":"offer"}},"actors":{"KOR":"South Korea","PRK":"North Korea","USA":"United States"},"broader":{"ballistic":"missile","missile":"weapon","projectile":"weapon","srbm":"ballistic"}}');
INSERT INTO "meta" VALUES('projected','0.1.0 3.3.1 f2b9a5e509463a2f');
CREATE TABLE readings (
	seq INTEGER NOT NULL, 
	report VARCHAR NOT NULL, 
	code VARCHAR NOT NULL, 
	learnt_at VARCHAR NOT NULL, 
	body TEXT NOT NULL, 
	PRIMARY KEY (seq)
);
INSERT INTO "readings" VALUES(1,'ff53b0987dce07cd1929f16772478b3b','code-1','2019-09-20T00:00:01+00:00','{"report":"ff53b0987dce07cd1929f16772478b3b","code":"code-1","unread":null,"passages":[{"span":{"start":0,"end":120},"role":"body","cut":false,"lost":false}],"mentions":[{"id":"m1","entry":"e1","kind":"launch","realis":"actual","trigger":{"start":12,"end":17},"sentence":{"start":0,"end":120},"background":false,"vague":false,"claims":[{"attribute":"agent","value":{"type":"actor","code":"PRK","name":"North Korea","role":null,"org":null,"person":null,"title":null},"evidence":{"start":0,"end":11},"said_by":[{"speaker":null,"role":null,"org":"South Korea Joint Chiefs of Staff","actor":"KOR","via":[],"span":null}]},{"attribute":"count","value":{"type":"count","number":2.0,"high":null,"bound":"exact","unit":"round"},"evidence":{"start":18,"end":19},"said_by":[{"speaker":null,"role":null,"org":"South Korea Joint Chiefs of Staff","actor":"KOR","via":[],"span":null}]},{"attribute":"weapon","value":{"type":"term","vocabulary":"weapons","term":"projectile","phrase":"projectile"},"evidence":{"start":20,"end":30},"said_by":[{"speaker":null,"role":null,"org":"South Korea Joint Chiefs of Staff","actor":"KOR","via":[],"span":null}]},{"attribute":"weapon_class","value":{"type":"term","vocabulary":"weapons","term":"projectile","phrase":"projectile"},"evidence":{"start":20,"end":30},"said_by":[{"speaker":null,"role":null,"org":"South Korea Joint Chiefs of Staff","actor":"KOR","via":[],"span":null}]},{"attribute":"from","value":{"type":"place","name":"Kaechon","country":"PRK","admin":null,"lat":39.7,"lon":125.9,"radius_km":null,"precision":"unknown","timezone":null},"evidence":{"start":37,"end":44},"said_by":[{"speaker":null,"role":null,"org":"South Korea Joint Chiefs of Staff","actor":"KOR","via":[],"span":null}]},{"attribute":"time","value":{"type":"time","edtf":"2019-09-10T06:53","start":"2019-09-10T06:53:00","end":"2019-09-10T06:54:00","precision":"minute","offset":"+09:00","basis":"place","approximate":false,"weekday":null},"evidence":{"start":48,"end":67},"said_by":[{"speaker":null,"role":null,"org":"South Korea Joint Chiefs of Staff","actor":"KOR","via":[],"span":null}]},{"attribute":"range_km","value":{"type":"quantity","value":330.0,"high":null,"unit":"km","bound":"about","stated":""},"evidence":{"start":113,"end":119},"said_by":[{"speaker":null,"role":null,"org":"South Korea Joint Chiefs of Staff","actor":"KOR","via":[],"span":null}]}]}],"statements":[],"tallies":[],"commitments":[],"wire":null,"notes":[]}');
INSERT INTO "readings" VALUES(2,'d731ab462b40156165e3b4a6ccf63247','code-1','2019-09-20T00:00:03+00:00','{"report":"d731ab462b40156165e3b4a6ccf63247","code":"code-1","unread":null,"passages":[{"span":{"start":0,"end":120},"role":"body","cut":false,"lost":false}],"mentions":[{"id":"m1","entry":"e1","kind":"launch","realis":"actual","trigger":{"start":12,"end":17},"sentence":{"start":0,"end":120},"background":false,"vague":false,"claims":[{"attribute":"agent","value":{"type":"actor","code":"PRK","name":"North Korea","role":null,"org":null,"person":null,"title":null},"evidence":{"start":0,"end":11},"said_by":[{"speaker":null,"role":null,"org":"South Korea Joint Chiefs of Staff","actor":"KOR","via":[],"span":null}]},{"attribute":"count","value":{"type":"count","number":2.0,"high":null,"bound":"exact","unit":"round"},"evidence":{"start":18,"end":19},"said_by":[{"speaker":null,"role":null,"org":"South Korea Joint Chiefs of Staff","actor":"KOR","via":[],"span":null}]},{"attribute":"weapon","value":{"type":"term","vocabulary":"weapons","term":"projectile","phrase":"projectile"},"evidence":{"start":20,"end":30},"said_by":[{"speaker":null,"role":null,"org":"South Korea Joint Chiefs of Staff","actor":"KOR","via":[],"span":null}]},{"attribute":"weapon_class","value":{"type":"term","vocabulary":"weapons","term":"projectile","phrase":"projectile"},"evidence":{"start":20,"end":30},"said_by":[{"speaker":null,"role":null,"org":"South Korea Joint Chiefs of Staff","actor":"KOR","via":[],"span":null}]},{"attribute":"from","value":{"type":"place","name":"Kaechon","country":"PRK","admin":null,"lat":39.7,"lon":125.9,"radius_km":null,"precision":"unknown","timezone":null},"evidence":{"start":37,"end":44},"said_by":[{"speaker":null,"role":null,"org":"South Korea Joint Chiefs of Staff","actor":"KOR","via":[],"span":null}]},{"attribute":"time","value":{"type":"time","edtf":"2019-09-10T06:53","start":"2019-09-10T06:53:00","end":"2019-09-10T06:54:00","precision":"minute","offset":"+09:00","basis":"place","approximate":false,"weekday":null},"evidence":{"start":48,"end":67},"said_by":[{"speaker":null,"role":null,"org":"South Korea Joint Chiefs of Staff","actor":"KOR","via":[],"span":null}]},{"attribute":"range_km","value":{"type":"quantity","value":330.0,"high":null,"unit":"km","bound":"about","stated":""},"evidence":{"start":113,"end":119},"said_by":[{"speaker":null,"role":null,"org":"South Korea Joint Chiefs of Staff","actor":"KOR","via":[],"span":null}]}]}],"statements":[],"tallies":[],"commitments":[],"wire":null,"notes":[]}');
INSERT INTO "readings" VALUES(3,'9e1eb024a6eb4c5139d9bea2ecb83fe4','code-1','2019-09-20T00:00:05+00:00','{"report":"9e1eb024a6eb4c5139d9bea2ecb83fe4","code":"code-1","unread":null,"passages":[{"span":{"start":0,"end":206},"role":"body","cut":false,"lost":false}],"mentions":[{"id":"m1","entry":"e1","kind":"launch","realis":"actual","trigger":{"start":12,"end":17},"sentence":{"start":0,"end":76},"background":false,"vague":false,"claims":[{"attribute":"agent","value":{"type":"actor","code":"PRK","name":"North Korea","role":null,"org":null,"person":null,"title":null},"evidence":{"start":0,"end":11},"said_by":[{"speaker":null,"role":null,"org":"South Korea Joint Chiefs of Staff","actor":"KOR","via":[],"span":null}]},{"attribute":"count","value":{"type":"count","number":2.0,"high":null,"bound":"exact","unit":"round"},"evidence":{"start":18,"end":21},"said_by":[{"speaker":null,"role":null,"org":"South Korea Joint Chiefs of Staff","actor":"KOR","via":[],"span":null}]},{"attribute":"weapon","value":{"type":"term","vocabulary":"weapons","term":"projectile","phrase":"projectile"},"evidence":{"start":22,"end":32},"said_by":[{"speaker":null,"role":null,"org":"South Korea Joint Chiefs of Staff","actor":"KOR","via":[],"span":null}]},{"attribute":"weapon_class","value":{"type":"term","vocabulary":"weapons","term":"projectile","phrase":"projectile"},"evidence":{"start":22,"end":32},"said_by":[{"speaker":null,"role":null,"org":"South Korea Joint Chiefs of Staff","actor":"KOR","via":[],"span":null}]},{"attribute":"time","value":{"type":"time","edtf":"2019-09-10","start":"2019-09-10T00:00:00","end":"2019-09-10T23:59:59.999999","precision":"day","offset":null,"basis":"none","approximate":false,"weekday":null},"evidence":{"start":37,"end":47},"said_by":[{"speaker":null,"role":null,"org":"South Korea Joint Chiefs of Staff","actor":"KOR","via":[],"span":null}]}]}],"statements":[{"id":"s1","by":{"speaker":"Choe Son Hui","role":"vice foreign minister","org":null,"actor":"PRK","via":[],"span":{"start":164,"end":176}},"direct":true,"content":{"start":141,"end":156},"source":null,"cue":null,"about":["e1"],"lost":false,"nature":"fact"},{"id":"s2","by":{"speaker":"She","role":null,"org":null,"actor":null,"via":[],"span":null},"direct":false,"content":{"start":188,"end":205},"source":null,"cue":null,"about":[],"lost":true,"nature":"fact"}],"tallies":[{"id":"t1","value":{"type":"count","number":10.0,"high":null,"bound":"exact","unit":""},"form":"ordinal","of":"launch","kind":"launch","actor":"PRK","scope":"since","since":{"type":"time","edtf":"2019-05","start":"2019-05-01T00:00:00","end":"2019-06-01T00:00:00","precision":"month","offset":null,"basis":"none","approximate":false,"weekday":null},"until":null,"period":null,"as_of":"2019-09-10","includes_latest":true,"evidence":{"start":53,"end":75},"said_by":[]}],"commitments":[{"id":"c1","by":[{"type":"actor","code":"PRK","name":"North Korea","role":null,"org":null,"person":null,"title":null}],"to":[],"what":"a moratorium on nuclear tests","polarity":"forbids","covers":[["nuclear-test",null]],"since":{"type":"time","edtf":"2018-04","start":"2018-04-01T00:00:00","end":"2018-05-01T00:00:00","precision":"month","offset":null,"basis":"none","approximate":false,"weekday":null},"until":null,"status":"declared","entry":null,"evidence":{"start":85,"end":106},"said_by":[]}],"wire":null,"notes":[]}');
CREATE TABLE redirects (
	old VARCHAR NOT NULL, 
	new VARCHAR NOT NULL, 
	PRIMARY KEY (old)
);
CREATE TABLE reports (
	seq INTEGER NOT NULL, 
	"key" VARCHAR NOT NULL, 
	id VARCHAR NOT NULL, 
	url VARCHAR, 
	outlet VARCHAR, 
	published VARCHAR, 
	learnt_at VARCHAR NOT NULL, 
	body TEXT NOT NULL, 
	PRIMARY KEY (seq), 
	UNIQUE ("key")
);
INSERT INTO "reports" VALUES(1,'ff53b0987dce07cd1929f16772478b3b','a',NULL,'A Post','2019-09-10T08:00:00+09:00','2019-09-20T00:00:01+00:00','{"id":"a","text":"North Korea fired 2 projectiles from Kaechon at 06:53 on 2019-09-10, the Joint Chiefs said in a. They flew about 330 km.","title":null,"title_span":null,"url":null,"outlet":"A Post","published":"2019-09-10T08:00:00+09:00","dated_by":"column","language":null,"media":"text/plain","source":"","passages":[],"notes":[]}');
INSERT INTO "reports" VALUES(2,'d731ab462b40156165e3b4a6ccf63247','b',NULL,'B Post','2019-09-10T09:00:00+09:00','2019-09-20T00:00:03+00:00','{"id":"b","text":"North Korea fired 2 projectiles from Kaechon at 06:53 on 2019-09-10, the Joint Chiefs said in b. They flew about 330 km.","title":null,"title_span":null,"url":null,"outlet":"B Post","published":"2019-09-10T09:00:00+09:00","dated_by":"column","language":null,"media":"text/plain","source":"","passages":[],"notes":[]}');
INSERT INTO "reports" VALUES(3,'9e1eb024a6eb4c5139d9bea2ecb83fe4','rich',NULL,'Example Wire','2019-09-10T08:00:00+09:00','2019-09-20T00:00:05+00:00','{"id":"rich","text":"North Korea fired two projectiles on 2019-09-10, the tenth launch since May.\n\nIt had declared a moratorium on nuclear tests in April 2018.\n\n\"We are watching,\" said Choe Son Hui. She added that it was grave.","title":"Two projectiles","title_span":null,"url":null,"outlet":"Example Wire","published":"2019-09-10T08:00:00+09:00","dated_by":"column","language":null,"media":"text/plain","source":"","passages":[],"notes":[]}');
CREATE TABLE rows (
	list VARCHAR NOT NULL, 
	place INTEGER NOT NULL, 
	id VARCHAR NOT NULL, 
	first_day VARCHAR, 
	last_day VARCHAR, 
	origins INTEGER NOT NULL, 
	disputed INTEGER NOT NULL, 
	words TEXT NOT NULL, 
	body TEXT NOT NULL, 
	PRIMARY KEY (list, place)
);
INSERT INTO "rows" VALUES('commitment',1,'9e1eb024a6eb4c5139d9bea2ecb83fe4#c1','2018-04-01','9999-12-31',1,0,'a moratorium on nuclear tests prk north korea north korea declared a moratorium','{"report":"9e1eb024a6eb4c5139d9bea2ecb83fe4","commitment":{"id":"c1","by":[{"type":"actor","code":"PRK","name":"North Korea","role":null,"org":null,"person":null,"title":null}],"to":[],"what":"a moratorium on nuclear tests","polarity":"forbids","covers":[["nuclear-test",null]],"since":{"type":"time","edtf":"2018-04","start":"2018-04-01T00:00:00","end":"2018-05-01T00:00:00","precision":"month","offset":null,"basis":"none","approximate":false,"weekday":null},"until":null,"status":"declared","entry":null,"evidence":{"start":85,"end":106},"said_by":[]},"against":[]}');
INSERT INTO "rows" VALUES('statement',1,'9e1eb024a6eb4c5139d9bea2ecb83fe4#s1','2019-09-10','2019-09-10',1,0,'prk north korea choe son hui vice foreign minister we are watching','{"report":"9e1eb024a6eb4c5139d9bea2ecb83fe4","statement":{"id":"s1","by":{"speaker":"Choe Son Hui","role":"vice foreign minister","org":null,"actor":"PRK","via":[],"span":{"start":164,"end":176}},"direct":true,"content":{"start":141,"end":156},"source":null,"cue":null,"about":["e1"],"lost":false,"nature":"fact"},"events":[]}');
INSERT INTO "rows" VALUES('statement',2,'9e1eb024a6eb4c5139d9bea2ecb83fe4#s2','2019-09-10','2019-09-10',1,0,'she that it was grave','{"report":"9e1eb024a6eb4c5139d9bea2ecb83fe4","statement":{"id":"s2","by":{"speaker":"She","role":null,"org":null,"actor":null,"via":[],"span":null},"direct":false,"content":{"start":188,"end":205},"source":null,"cue":null,"about":[],"lost":true,"nature":"fact"},"events":[]}');
INSERT INTO "rows" VALUES('tally',1,'9e1eb024a6eb4c5139d9bea2ecb83fe4#t1','2019-09-10','2019-09-10',1,0,'prk north korea launch tenth launch since may','{"report":"9e1eb024a6eb4c5139d9bea2ecb83fe4","tally":{"id":"t1","value":{"type":"count","number":10.0,"high":null,"bound":"exact","unit":""},"form":"ordinal","of":"launch","kind":"launch","actor":"PRK","scope":"since","since":{"type":"time","edtf":"2019-05","start":"2019-05-01T00:00:00","end":"2019-06-01T00:00:00","precision":"month","offset":null,"basis":"none","approximate":false,"weekday":null},"until":null,"period":null,"as_of":"2019-09-10","includes_latest":true,"evidence":{"start":53,"end":75},"said_by":[]},"verdict":"cannot be told","recount":0.0,"counted":[],"reason":"The record counts 0 events from 2019-05-01 to 2019-09-10, but its first report is later than the beginning of the claim."}');
CREATE TABLE tags (
	list VARCHAR NOT NULL, 
	place INTEGER NOT NULL, 
	axis VARCHAR NOT NULL, 
	value VARCHAR NOT NULL, 
	PRIMARY KEY (list, place, axis, value)
);
INSERT INTO "tags" VALUES('commitment',1,'actor','north korea');
INSERT INTO "tags" VALUES('commitment',1,'actor','prk');
INSERT INTO "tags" VALUES('commitment',1,'report','9e1eb024a6eb4c5139d9bea2ecb83fe4');
INSERT INTO "tags" VALUES('commitment',1,'kind','nuclear-test');
INSERT INTO "tags" VALUES('statement',1,'actor','choe son hui');
INSERT INTO "tags" VALUES('statement',1,'actor','north korea');
INSERT INTO "tags" VALUES('statement',1,'actor','prk');
INSERT INTO "tags" VALUES('statement',1,'report','9e1eb024a6eb4c5139d9bea2ecb83fe4');
INSERT INTO "tags" VALUES('statement',2,'actor','she');
INSERT INTO "tags" VALUES('statement',2,'report','9e1eb024a6eb4c5139d9bea2ecb83fe4');
INSERT INTO "tags" VALUES('tally',1,'actor','north korea');
INSERT INTO "tags" VALUES('tally',1,'actor','prk');
INSERT INTO "tags" VALUES('tally',1,'report','9e1eb024a6eb4c5139d9bea2ecb83fe4');
INSERT INTO "tags" VALUES('tally',1,'kind','launch');
CREATE INDEX reports_url ON reports (url);
CREATE UNIQUE INDEX readings_once ON readings (report, code);
CREATE INDEX rows_days ON rows (list, first_day);
CREATE INDEX rows_id ON rows (list, id);
CREATE INDEX tags_value ON tags (axis, value, list);
CREATE INDEX members_event ON members (event);
COMMIT;
PRAGMA application_id=1146375246;
PRAGMA user_version=1;
