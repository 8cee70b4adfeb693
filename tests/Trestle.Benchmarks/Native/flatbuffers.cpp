// What the benchmarks do with FlatBuffers, as a C++ program does it with the library of Google: loops over records and buffers.
#include <cstdint>
#include <cstring>
#include <memory>
#include <string>
#include <vector>

#include "event_generated.h"

namespace {

struct Event {
    bench::Uuid id, account;
    int64_t at, serial;
    int32_t kind;
    int64_t amount;
    std::string title;
    bool has_note;
    std::string note;
};

struct Codec {
    std::vector<Event> events;
    std::vector<std::vector<uint8_t>> buffers;
    flatbuffers::FlatBufferBuilder builder{1024};
};

Event Read(const bench::Event &stored) {
    Event event{*stored.id(), *stored.account(), stored.at(), stored.serial(), stored.kind(), stored.amount(),
                stored.title()->str(), stored.note() != nullptr, {}};
    if (event.has_note)
        event.note = stored.note()->str();
    return event;
}

void Build(flatbuffers::FlatBufferBuilder &builder, const Event &event) {
    auto title = builder.CreateString(event.title);
    auto note = event.has_note ? builder.CreateString(event.note) : 0;
    builder.Finish(bench::CreateEvent(
        builder, &event.id, &event.account, event.at, event.serial, event.kind, event.amount, title, note));
}

bool Verify(const std::vector<uint8_t> &buffer) {
    flatbuffers::Verifier verifier(buffer.data(), buffer.size());
    return bench::VerifyEventBuffer(verifier);
}

}  // namespace

extern "C" {

// Takes over buffers of any writer: the same rows on both sides.
Codec *bench_codec(const uint8_t *buffers, const int32_t *lengths, int count) {
    auto codec = std::make_unique<Codec>();
    for (int i = 0; i < count; buffers += lengths[i++]) {
        codec->events.push_back(Read(*bench::GetEvent(buffers)));
        Build(codec->builder, codec->events.back());
        auto start = codec->builder.GetBufferPointer();
        codec->buffers.emplace_back(start, start + codec->builder.GetSize());
        codec->builder.Clear();
    }
    return codec.release();
}

void bench_codec_free(Codec *codec) { delete codec; }

int64_t bench_encode(Codec *codec) {
    int64_t sum = 0;
    for (const auto &event : codec->events) {
        codec->builder.Clear();
        Build(codec->builder, event);
        sum += codec->builder.GetSize();
    }
    return sum;
}

int64_t bench_two_fields(Codec *codec, int verify) {
    int64_t sum = 0;
    for (const auto &buffer : codec->buffers) {
        if (verify && !Verify(buffer))
            return -1;
        auto event = bench::GetEvent(buffer.data());
        sum += event->serial() + event->kind();
    }
    return sum;
}

int64_t bench_whole(Codec *codec, int verify) {
    int64_t sum = 0;
    for (const auto &buffer : codec->buffers) {
        if (verify && !Verify(buffer))
            return -1;
        auto event = Read(*bench::GetEvent(buffer.data()));
        sum += event.serial + static_cast<int64_t>(event.title.size());
    }
    return sum;
}

}
