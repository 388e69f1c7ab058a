package io.github.visionpreflight.examples;

import com.alibaba.dashscope.aigc.multimodalconversation.MultiModalConversation;
import com.alibaba.dashscope.aigc.multimodalconversation.MultiModalConversationParam;
import com.alibaba.dashscope.aigc.multimodalconversation.MultiModalConversationResult;
import com.alibaba.dashscope.common.MultiModalMessage;
import com.alibaba.dashscope.common.Role;
import com.alibaba.dashscope.exception.NoApiKeyException;
import com.alibaba.dashscope.exception.UploadFileException;
import com.alibaba.dashscope.protocol.Protocol;
import io.github.visionpreflight.content.Dialect;
import io.github.visionpreflight.content.WirePart;
import io.github.visionpreflight.plan.RequestPlan;
import java.nio.file.Path;
import java.util.List;

/** dashscope-sdk-java: Alibaba Model Studio. The maps are the SDK's own API. */
final class DashScopeExample {
  private DashScopeExample() {}

  static String ask(
      MultiModalConversation conversation, String key, String model, List<WirePart> parts)
      throws NoApiKeyException, UploadFileException {
    MultiModalMessage message =
        MultiModalMessage.builder()
            .role(Role.USER.getValue())
            .content(parts.stream().map(WirePart::toMap).toList())
            .build();
    MultiModalConversationResult answer =
        conversation.call(
            MultiModalConversationParam.builder()
                .apiKey(key)
                .model(model)
                .message(message)
                .build());
    return String.valueOf(
        answer.getOutput().getChoices().get(0).getMessage().getContent().get(0).get("text"));
  }

  /** Asks Alibaba in Beijing about the photo at {@code args[0]}. */
  public static void main(String[] args) throws NoApiKeyException, UploadFileException {
    RequestPlan plan =
        Question.about(Path.of(args[0]), "What is this?", "alibaba/kimi-k2.6", Dialect.DASHSCOPE);
    MultiModalConversation beijing =
        new MultiModalConversation(
            Protocol.HTTP.getValue(), "https://dashscope.aliyuncs.com/api/v1");
    System.out.println(ask(beijing, Question.key("DASHSCOPE_API_KEY"), "kimi-k2.6", plan.parts()));
  }
}
