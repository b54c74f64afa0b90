create extension if not exists btree_gist;

-- A room as a range of names: one name for a room, every name for the site as a whole. Two sessions that share
-- a room, or of which one takes the whole site, then overlap in both ranges, and one constraint holds both rules.
create type room_span as range (subtype = text, collation = "C");

alter table sessions
  add column room_span room_span not null
    generated always as (case when room is null then room_span(null, null) else room_span(room, room, '[]') end) stored,
  add column during tstzrange not null generated always as (tstzrange(starts_at, ends_at)) stored,
  add constraint sessions_room_free
    exclude using gist (site_id with =, room_span with &&, during with &&) where (status = 'PUBLISHED');

insert into street_towns (code, name, name_en) values
  ('310112001', '江川路街道', 'Jiangchuan Road Subdistrict'),
  ('310112006', '古美路街道', 'Gumei Road Subdistrict'),
  ('310112008', '新虹街道', 'Xinhong Subdistrict'),
  ('310112009', '浦锦街道', 'Pujin Subdistrict'),
  ('310112101', '莘庄镇', 'Xinzhuang Town'),
  ('310112102', '七宝镇', 'Qibao Town'),
  ('310112103', '颛桥镇', 'Zhuanqiao Town'),
  ('310112106', '华漕镇', 'Huacao Town'),
  ('310112107', '虹桥镇', 'Hongqiao Town'),
  ('310112108', '梅陇镇', 'Meilong Town'),
  ('310112110', '吴泾镇', 'Wujing Town'),
  ('310112112', '马桥镇', 'Maqiao Town'),
  ('310112114', '浦江镇', 'Pujiang Town'),
  ('310112501', '莘庄工业区', 'Xinzhuang Industrial Zone');
